using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>What the filters of a layer came to until now; memory does not grow with the pictures.</summary>
/// <param name="layer">The layer.</param>
/// <param name="settings">What counts as what.</param>
/// <param name="every">Correlations are over one position in so many.</param>
sealed class LayerTally(FeatureLayer layer, AuditSettings settings, int every)
{
    readonly FilterTally[] _filters = [.. Enumerable.Repeat(new FilterTally(), layer.Channels)];
    readonly CorrelationSums _correlations = new(layer.Channels, layer.Positions, every);
    readonly List<long[]> _firing = [];
    int _pictures;

    /// <summary>Adds a picture.</summary>
    /// <param name="picture">The picture with its maps.</param>
    /// <param name="label">The number of its class; null where it has none.</param>
    /// <exception cref="OnnxVizException">An activation is not a number.</exception>
    public void Add(PictureFeatures picture, int? label)
    {
        var maps = picture.Maps(layer);
        var positions = layer.Positions;
        var firing = label is { } number ? FiringOf(number) : null;
        _pictures++;
        for (var channel = 0; channel < _filters.Length; channel++)
        {
            var map = maps.Slice(channel * positions, positions);
            var summary = MapSummary.Of(map, settings.Epsilon);
            if (!double.IsFinite(summary.Squares))
            {
                throw NotFinite(picture, channel);
            }

            if (_filters[channel].Add(picture.Entry.Position, map, summary) && firing is not null)
            {
                firing[channel]++;
            }
        }

        _correlations.Add(picture.Entry.Position, maps);
    }

    /// <summary>Ends adding pictures.</summary>
    public void Finish() => _correlations.Finish();

    /// <summary>Adds what the filters came to on other pictures; both are to be finished.</summary>
    public void Add(LayerTally other)
    {
        for (var channel = 0; channel < _filters.Length; channel++)
        {
            _filters[channel].Add(other._filters[channel]);
        }

        for (var label = 0; label < other._firing.Count; label++)
        {
            var firing = FiringOf(label);
            for (var channel = 0; channel < firing.Length; channel++)
            {
                firing[channel] += other._firing[label][channel];
            }
        }

        _correlations.Add(other._correlations);
        _pictures += other._pictures;
    }

    /// <summary>What it all came to.</summary>
    /// <param name="peak">Describes the place of a filter's maximum: the picture's place in the list, and the
    /// position.</param>
    /// <param name="labels">How many pictures each class has, in the order in which results are to name them, with its
    /// number.</param>
    public LayerAudit Result(Func<int, int, FilterPeak> peak, IReadOnlyList<(int Number, int Pictures)> labels)
    {
        FilterStatistics[] filters =
            [.. Enumerable.Range(0, layer.Channels).Select(channel => Statistics(channel, peak, labels))];
        int[] varying =
            [.. filters.Where(filter => filter.State != FilterState.Silent && !filter.IsConstant).Select(
                filter => filter.Channel)];
        return new(layer, filters, Duplicates.Among(varying, _correlations.Of, settings.Duplicate), every);
    }

    bool IsRectified => OperatorTable.Is(layer.Layer.Operator, OperatorTraits.Rectifier);

    long[] FiringOf(int label)
    {
        while (_firing.Count <= label)
        {
            _firing.Add(new long[layer.Channels]);
        }

        return _firing[label];
    }

    OnnxVizException NotFinite(PictureFeatures picture, int channel) => new(
        $"channel {channel} of {layer.Name} is not finite on {picture.Entry}: numbers grow too large; check the "
        + "preprocessing");

    FilterStatistics Statistics(
        int channel, Func<int, int, FilterPeak> peak, IReadOnlyList<(int Number, int Pictures)> labels)
    {
        ref readonly var tally = ref _filters[channel];
        var count = (double)_pictures * layer.Positions;
        var mean = tally.Sum / count;
        return new(
            channel,
            StateOf(tally),
            (double)tally.Firing / _pictures,
            tally.Active / count,
            mean,
            Math.Sqrt(Math.Max(0, (tally.Squares / count) - (mean * mean))),
            tally.Min,
            tally.Max,
            peak(tally.Picture, tally.Position),
            [.. labels.Select(label => (double)FiringOf(label.Number)[channel] / label.Pictures)]);
    }

    /// <remarks>
    /// Logits and pre-activations live below zero, too: behind no rectifier only what never varies is silent.
    /// </remarks>
    FilterState StateOf(in FilterTally tally) =>
        tally.Firing == 0 ? IsRectified || tally.Min == tally.Max ? FilterState.Silent : FilterState.Alive
        : tally.Firing < settings.NearlySilent * _pictures ? FilterState.NearlySilent
        : tally.Min > settings.Epsilon ? FilterState.AlwaysOn
        : FilterState.Alive;
}
