using OnnxViz.Ascent;
using OnnxViz.Cli.Output;
using OnnxViz.Features;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Drawing;

/// <summary>Finds out how far drawn pictures can be trusted: by another network, and by photographs.</summary>
sealed class TrustCheck : IDisposable
{
    const int First = 5;

    readonly Network _network;
    readonly AscentSettings _settings;
    readonly PictureNetwork? _other;
    readonly Judge? _judge;
    readonly Judge? _own;
    readonly PictureMeasure _measure;
    readonly Photographs? _photographs;
    readonly bool _chooses;
    readonly string? _choiceLayer;
    readonly Dictionary<string, ForcedChoice> _choices = [];
    readonly List<LayerMeans> _layers = [];

    public TrustCheck(
        Network network,
        AscentSettings settings,
        PictureNetwork? judge,
        PictureList? photographs,
        bool chooses,
        string? choiceLayer)
    {
        (_network, _settings, _other, _chooses, _choiceLayer) = (network, settings, judge, chooses, choiceLayer);
        _measure = new(network, settings);
        if (judge is not null)
        {
            _judge = new(judge.Network, judge.Preprocessing, settings.Runtime);
            _own = Classes.Find(network) is null ? null : new(network, settings.Preprocessing, settings.Runtime);
            _ = _judge.See(Picture.Filled(1, 1, new float[network.FindInput().Channels]));
        }

        _photographs = photographs is null
            ? null
            : Photographs.Read(photographs, network.FindInput(), _measure.Height, _measure.Width);
    }

    /// <summary>Makes sure that the judge knows the classes that are to be drawn.</summary>
    /// <exception cref="Graph.OnnxVizException">It does not know one.</exception>
    public void Require(IEnumerable<Objective> objectives)
    {
        foreach (var number in objectives.Select(objective => ClassOf(objective.Subject.In(_network))).OfType<int>())
        {
            _ = _judge!.NumberOf(_own!.Classes, number);
        }
    }

    /// <summary>What there is to say about a picture.</summary>
    public TrustReport Of(Visualization drawn)
    {
        var unit = UnitOf(drawn);
        var (own, judge) = ClassOf(unit) is { } number ? Seen(drawn.Picture, number) : default;
        var isMeasured = _photographs is not null && !unit.ComparesPictures;
        return new(
            own,
            judge,
            isMeasured ? Place(unit, drawn.Picture) : null,
            isMeasured ? _photographs!.Whole.Count : null,
            isMeasured && _chooses ? Chosen(unit, drawn.Picture) : null);
    }

    /// <summary>What all pictures come to, line by line.</summary>
    public IEnumerable<string> Summary(IReadOnlyList<DrawnUnit> drawn)
    {
        TrustReport[] trusts = [.. drawn.Select(unit => unit.Trust).OfType<TrustReport>()];
        var judged = trusts.Where(trust => trust.Judge is not null).ToArray();
        if (judged.Length > 0)
        {
            yield return Ranks(_own!.Name, "own class", [.. judged.Select(trust => trust.Own!.Rank)]);
            yield return Ranks($"judge {_judge!.Name}", "own class", [.. judged.Select(trust => trust.Judge!.Rank)]);
            if (_photographs is not null)
            {
                yield return Ranks(
                    $"judge {_judge.Name} of photographs", $"the first class of {_own.Name}",
                    [.. _photographs.Whole.Select(RankOfFirst)]);
            }
        }

        double[] places = [.. trusts.Select(trust => trust.Percentile).OfType<double>().Order()];
        if (places.Length > 0)
        {
            yield return $"percentile among {_photographs!.Whole.Count} photographs: median "
                + $"{places[places.Length / 2]:0}"
                + $", lowest {places[0]:0}";
        }

        foreach (var choices in trusts.Select(trust => trust.Choice).OfType<Choice>().GroupBy(choice => choice.Where))
        {
            yield return $"forced choice in {choices.Key}: {choices.Average(choice => choice.Rate):0.00} of "
                + $"{choices.First().Pairs} pairs, mean of {choices.Count()}";
        }
    }

    public void Dispose()
    {
        _judge?.Dispose();
        _own?.Dispose();
        _measure.Dispose();
        _layers.ForEach(layer => layer.Dispose());
    }

    /// <remarks>A dead unit is measured where it was climbed, before its activation function.</remarks>
    Objective UnitOf(Visualization drawn) => drawn.Climbed.Subject.In(_network);

    /// <summary>The class that a unit is of; null where it is of none.</summary>
    int? ClassOf(Objective unit) => unit switch
    {
        Channel channel when IsClasses(channel.Layer) => channel.Index,
        LogOdds odds when IsClasses(odds.Layer) => odds.Index,
        _ => null,
    };

    bool IsClasses(string layer) => _own?.Classes.Layer.Tensor == layer;

    (JudgeReport Own, JudgeReport Judge) Seen(Picture picture, int number) => (
        JudgeReport.Of(_own!, _own!.See(picture), number),
        JudgeReport.Of(_judge!, _judge!.See(picture), _judge.NumberOf(_own.Classes, number)));

    int RankOfFirst(Picture photograph) => _judge!.See(photograph).RankOf(
        _judge.NumberOf(_own!.Classes, _own.See(photograph).Top(1)[0].Class));

    static string Ranks(string who, string what, int[] ranks) =>
        $"{who}: {what} first in {ranks.Count(rank => rank == 1)} of {ranks.Length}, among the first five in "
        + $"{ranks.Count(rank => rank <= First)} of {ranks.Length}";

    double Place(Objective unit, Picture drawn) => Percentile.Of(
        _measure.Of(unit, drawn), [.. _photographs!.Whole.Select(photograph => _measure.Of(unit, photograph))]);

    Choice? Chosen(Objective unit, Picture drawn) => ChoiceFor(unit).Of(
        drawn, [.. _photographs!.WithParts.Select(picture => _measure.Of(unit, picture))]);

    ForcedChoice ChoiceFor(Objective unit)
    {
        var layer = _choiceLayer ?? ChoiceLayer.Of(
            _other?.Network ?? _network, _other is null ? unit.Layers.Last() : null).Name;
        if (!_choices.TryGetValue(layer, out var choice))
        {
            _layers.Add(MeansOf(layer));
            choice = _choices[layer] = new(
                _layers[^1], _other is null ? layer : $"{_judge!.Name} {layer}", _photographs!.WithParts);
        }

        return choice;
    }

    LayerMeans MeansOf(string layer) => _other is { } other
        ? new(other.Network, layer, new(other.Preprocessing) { Runtime = _settings.Runtime })
        : new(_network, layer, new(_settings.Preprocessing)
        {
            Height = _measure.Height,
            Width = _measure.Width,
            Runtime = _settings.Runtime,
        });
}
