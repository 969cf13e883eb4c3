using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>The channels that are kept, and what is kept of each.</summary>
sealed class MapSelection
{
    readonly IReadOnlyList<int>? _channels;
    readonly Reduction _reduce;
    float[] _kept = [];

    /// <summary>A selection for some layers.</summary>
    /// <exception cref="OnnxVizException">A layer lacks a channel.</exception>
    public MapSelection(DumpSettings settings, IEnumerable<FeatureLayer> layers)
    {
        (_channels, _reduce) = (settings.Channels, settings.Reduce);
        foreach (var layer in layers)
        {
            if (_channels?.FirstOrDefault(
                channel => channel < 0 || channel >= layer.Channels, -1) is { } channel and >= 0)
            {
                throw new OnnxVizException(
                    $"layer {layer.Name} has the channels 0..{layer.Channels - 1}, not {channel}");
            }
        }
    }

    /// <summary>The channels kept of a layer.</summary>
    public IReadOnlyList<int> ChannelsOf(FeatureLayer layer) => _channels ?? [.. Enumerable.Range(0, layer.Channels)];

    /// <summary>The shape of what is kept of a layer.</summary>
    public Shape ShapeOf(FeatureLayer layer)
    {
        var channels = _channels?.Count ?? layer.Channels;
        return layer.Shape.Rank == 0 ? Shape.Scalar
            : _reduce == Reduction.None ? layer.Shape.With(0, channels)
            : Shape.Of([channels]);
    }

    /// <summary>What is kept of a picture's maps; good until the next call.</summary>
    public ReadOnlySpan<float> Of(PictureFeatures picture, FeatureLayer layer)
    {
        var maps = picture.Maps(layer);
        if (_channels is null && (_reduce == Reduction.None || layer.Positions == 1))
        {
            return maps;
        }

        var size = (int)ShapeOf(layer).Size;
        if (_kept.Length < size)
        {
            _kept = new float[size];
        }

        var kept = _kept.AsSpan(0, size);
        Keep(maps, layer, kept);
        return kept;
    }

    void Keep(ReadOnlySpan<float> maps, FeatureLayer layer, Span<float> kept)
    {
        var count = _channels?.Count ?? layer.Channels;
        var length = kept.Length / Math.Max(1, count);
        for (var i = 0; i < count; i++)
        {
            var map = maps.Slice((_channels?[i] ?? i) * layer.Positions, layer.Positions);
            switch (_reduce)
            {
                case Reduction.Mean:
                    kept[i] = Mean(map);
                    break;
                case Reduction.Max:
                    kept[i] = Max(map);
                    break;
                default:
                    map.CopyTo(kept.Slice(i * length, length));
                    break;
            }
        }
    }

    static float Mean(ReadOnlySpan<float> map)
    {
        var sum = 0.0;
        foreach (var number in map)
        {
            sum += number;
        }

        return (float)(sum / map.Length);
    }

    /// <remarks>NaN where there is one.</remarks>
    static float Max(ReadOnlySpan<float> map)
    {
        var most = float.NegativeInfinity;
        foreach (var number in map)
        {
            most = MathF.Max(most, number);
        }

        return most;
    }
}
