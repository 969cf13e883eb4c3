using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Features;

/// <summary>The layer in which pictures are compared where nobody names one.</summary>
/// <remarks>
/// Nearness in the unit's own layer would follow from its score. Of the layers that have places the one at four fifths
/// of the depth sees things rather than grain; for units beyond three fifths it is the one at two fifths, so that a
/// fifth of the network at least lies between.
/// </remarks>
public static class ChoiceLayer
{
    const double Deep = 0.8;
    const double Shallow = 0.4;
    const double Middle = 0.6;

    /// <summary>The layer.</summary>
    /// <param name="network">The network.</param>
    /// <param name="unit">The tensor of the unit's layer; null for a unit of another network.</param>
    /// <exception cref="OnnxVizException">No layer has places.</exception>
    public static Layer Of(Network network, string? unit)
    {
        Layer[] all = [.. network.FindLayers().All.Where(layer => layer.Shape.Size > layer.Channels)];
        if (all.Length == 0)
        {
            throw new OnnxVizException(
                $"{network.Path} has no layer with places to compare pictures in: name one with --choice-layer");
        }

        var index = unit is null ? -1 : network.FindLayers().OfTensor(unit).Index;
        var depth = all.Count(layer => layer.Index <= index) / (double)all.Length;
        return all[(int)((depth < Middle ? Deep : Shallow) * all.Length)];
    }
}
