using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>A weighted sum over a layer. What it weighs is fed to the step, not written into it.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Channel">The channel; null for the mean over all.</param>
/// <param name="Place">Where in the layer.</param>
public sealed record MaskedSum(string Layer, int? Channel, Place Place)
{
    /// <summary>The weight of the sum.</summary>
    public float Weight { get; init; } = 1;

    /// <summary>Whether activations are squared first.</summary>
    public bool IsSquared { get; init; }

    /// <summary>Checks that a layer has the channel.</summary>
    /// <exception cref="OnnxVizException">It has not.</exception>
    internal void Require(Layer layer)
    {
        if (Channel is { } index && (index < 0 || index >= layer.Channels))
        {
            throw NoChannel(layer.Name, layer.Shape, layer.Channels, index);
        }
    }

    /// <summary>Writes it for one picture.</summary>
    /// <param name="activation">[1, C, ...].</param>
    internal Value Build(Value activation)
    {
        var channels = activation.Rank < 2 ? 0 : activation.Shape[1];
        var chosen = Channel is not { } index ? activation
            : index >= 0 && index < channels ? activation.Slice(1, index, 1)
            : throw NoChannel(Layer, activation.Shape, channels, index);
        var flat = chosen.Rank < 3 ? chosen : chosen.Reshape(
            [chosen.Shape[0], chosen.Shape[1], chosen.Shape.Size / (chosen.Shape[0] * chosen.Shape[1])]);
        var placed = Place.In(Layer, activation.Shape) is { } position ? flat.Slice(2, position, 1) : flat;
        return (IsSquared ? placed.Square() : placed).Mean(keep: false) * Weight;
    }

    static OnnxVizException NoChannel(string layer, Shape shape, long count, int index)
    {
        var channels = count == 0 ? "no channels" : $"the channels 0 to {count - 1}";
        return new($"layer {layer} has no channel {index}: its shape is {shape}, so it has {channels}");
    }
}
