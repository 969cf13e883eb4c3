using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>What is drawn of pictures' maps.</summary>
/// <param name="Scaling">Which numbers are the first and the last colour.</param>
/// <param name="Colours">The colours between.</param>
/// <param name="Overlay">Whether maps are also laid over their picture.</param>
/// <param name="Channels">The channels of every layer, in this order; null for all.</param>
public sealed record DrawSettings(
    MapScaling Scaling, ColourMap Colours, bool Overlay = false, IReadOnlyList<int>? Channels = null)
{
    /// <summary>The names of the classes, for layers of as many numbers; null for none.</summary>
    public ClassLabels? Labels { get; init; }

    /// <summary>Names of the numbers of a layer that has no maps; null where there are none for it.</summary>
    public IReadOnlyList<string>? LabelsOf(FeatureLayer layer) =>
        Labels is { } labels && layer.Shape.Rank <= 1 && layer.Channels - labels.Count is 0 or 1
            ? labels.For(layer.Channels)
            : null;

    /// <summary>How maps are shown.</summary>
    public MapStyle Style => new(Scaling, Colours);
}
