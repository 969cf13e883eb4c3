using System.Numerics.Tensors;
using OnnxViz.Features;

namespace OnnxViz.Reports;

/// <summary>A layer of a page of features; holds the encoded maps of the pictures so far.</summary>
/// <param name="layer">The layer.</param>
/// <param name="channels">The channels that are shown.</param>
sealed class FeatureLayerPage(FeatureLayer layer, IReadOnlyList<int> channels)
{
    static readonly ReportColumn[] Columns =
    [
        new("max", "the highest activation on these pictures"),
        new("mean", "the mean over all positions of these pictures"),
    ];

    readonly List<ReportMaps> _maps = [];
    readonly float[] _most = [.. Enumerable.Repeat(float.NegativeInfinity, channels.Count)];
    readonly float[] _least = [.. Enumerable.Repeat(float.PositiveInfinity, channels.Count)];
    readonly double[] _means = new double[channels.Count];

    public FeatureLayer Layer => layer;

    /// <summary>How many numbers the page has of one picture.</summary>
    public long Numbers => (long)channels.Count * ReportMaps.Positions(Width, Height);

    int Width => layer.Shape.Rank > 1 ? (int)layer.Shape[layer.Shape.Rank - 1] : 1;

    int Height => layer.Positions / Width;

    public void Add(int picture, ReadOnlySpan<float> maps)
    {
        var shown = new float[channels.Count * layer.Positions];
        for (var place = 0; place < channels.Count; place++)
        {
            var map = maps.Slice(channels[place] * layer.Positions, layer.Positions);
            map.CopyTo(shown.AsSpan(place * layer.Positions));
            _most[place] = MathF.Max(_most[place], TensorPrimitives.Max(map));
            _least[place] = MathF.Min(_least[place], TensorPrimitives.Min(map));
            _means[place] += (Mean(map) - _means[place]) / (_maps.Count + 1);
        }

        _maps.Add(ReportMaps.Of(picture, shown, Width, Height));
    }

    public ReportLayer Report(KernelFinder finder, KernelImages images)
    {
        var kernels = Kernels(finder);
        var most = kernels?.Most ?? 0;
        var filters = AllCores.Select(channels.Index(), entry => new ReportFilter(entry.Item)
        {
            State = IsSilent(entry.Index) ? FilterState.Silent : FilterState.Alive,
            Note = IsSilent(entry.Index) ? "the same everywhere, and not above zero, on these pictures" : "",
            Numbers = [_most[entry.Index], _means[entry.Index]],
            Kernel = kernels is null ? null : images.Of(kernels, entry.Item, most),
        });
        return ReportLayer.Of(layer, filters) with
        {
            Field = HasField ? layer.Layer.ReceptiveField : null,
            Columns = Columns,
            Maps = _maps,
        };
    }

    bool IsSilent(int place) => _most[place] <= 0 && _most[place] == _least[place];

    /// <summary>Whether what the rows and columns of its maps see is known: in lists of tokens it is not.</summary>
    bool HasField => layer.Shape.Rank is 1 or 3;

    /// <summary>
    /// One kernel for each channel, or none: a picture of weights that are not finite would mean nothing.
    /// </summary>
    LayerKernels? Kernels(KernelFinder finder) =>
        HasField && finder.TryFind(layer.Layer, FeaturePage.MostWeights) is { } kernels
            && kernels.Count == layer.Channels && float.IsFinite(kernels.Most)
            ? kernels
            : null;

    static double Mean(ReadOnlySpan<float> map)
    {
        var sum = 0.0;
        foreach (var number in map)
        {
            sum += number;
        }

        return sum / map.Length;
    }
}
