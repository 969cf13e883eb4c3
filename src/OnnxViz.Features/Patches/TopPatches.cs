using System.Numerics.Tensors;
using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>
/// The strongest places of each channel of a layer over many pictures, one for each picture (Zeiler and Fergus 2014;
/// Yosinski et al. 2015). Memory hangs on channels and places alone. Of equal places the earlier picture's comes first,
/// and in a picture the first in row order.
/// </summary>
/// <param name="layer">The layer.</param>
/// <param name="top">How many places of each channel.</param>
public sealed class TopPatches(FeatureLayer layer, int top = 9)
{
    readonly List<Patch>[] _best = [.. Enumerable.Range(0, layer.Channels).Select(_ => new List<Patch>(top + 1))];

    /// <summary>The layer.</summary>
    public FeatureLayer Layer => layer;

    /// <summary>
    /// The places of a channel, strongest first. A picture on which the channel is the same everywhere has none.
    /// </summary>
    public IReadOnlyList<Patch> Of(int channel) => _best[channel];

    /// <summary>Takes a picture into account.</summary>
    /// <exception cref="OnnxVizException">The layer's numbers are not all numbers.</exception>
    public void Add(PictureFeatures picture)
    {
        var maps = picture.Maps(layer);
        for (var channel = 0; channel < layer.Channels; channel++)
        {
            Add(channel, picture.Entry, maps.Slice(channel * layer.Positions, layer.Positions));
        }
    }

    void Add(int channel, PictureEntry entry, ReadOnlySpan<float> map)
    {
        var strongest = TensorPrimitives.Max(map);
        var best = _best[channel];
        if (float.IsNaN(strongest))
        {
            throw new OnnxVizException(
                $"layer {layer.Name} has values that are no numbers on {entry.Source}: check the preprocessing");
        }

        if ((best.Count == top && strongest <= best[^1].Value)
            || (map.Length > 1 && TensorPrimitives.Min(map) == strongest))
        {
            return;
        }

        var place = map.IndexOf(strongest);
        var columns = layer.Shape.Rank == 3 ? (int)layer.Shape[2] : layer.Positions;
        var patch = new Patch(channel, entry.Position, entry.Name, strongest, place / columns, place % columns);
        best.Insert(best.FindIndex(other => other.Value < strongest) is >= 0 and var index ? index : best.Count, patch);
        if (best.Count > top)
        {
            best.RemoveAt(top);
        }
    }
}
