using Cocona;
using OnnxViz.CommandLine.Values;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Parameters;

/// <summary>Which kernels, and how they are shown and compared.</summary>
sealed record KernelParameters : ICommandParameterSet
{
    [Option(ValueName = "list", Description = "Layers, with commas between: names, aliases or indices")]
    public string Layer { get; init; } = "";

    [Option(ValueName = "list", Description = "Kernels, such as 0-63,100 [default: all of them]"), HasDefaultValue]
    public ChannelList? Channels { get; init; }

    [Option(
        ValueName = "layer|kernel",
        Description = "Which weights share a scale: those of the layer, or of each kernel"), HasDefaultValue]
    public KernelScale Scale { get; init; }

    [Option(
        ValueName = "auto|rgb|bgr|none",
        Description = "Three slices as the colours of a picture, in this order [default: by the model's input]")]
    [HasDefaultValue]
    public KernelColour? Colour { get; init; }

    [Option(ValueName = "cosine", Description = "Kernels are near-duplicates from this cosine on"),
     HasDefaultValue,
     Between(-1, 1)]
    public float Similar { get; init; } = 0.95f;

    /// <summary>The kernels of the layers.</summary>
    /// <exception cref="OnnxVizException">There is no such layer, or it has none.</exception>
    public LayerKernels[] Of(Network network) =>
        [.. LayerNames.Of(network, [Layer], all: false).Select(name => LayerKernels.Of(network, name))];

    /// <summary>The channels of a layer that are wanted.</summary>
    /// <exception cref="OnnxVizException">The layer has no such channel.</exception>
    public int[] ChannelsOf(LayerKernels kernels)
    {
        var channels = Channels?.Numbers ?? [.. Enumerable.Range(0, kernels.Count)];
        return channels.Where(channel => channel >= kernels.Count).ToArray() is [var missing, ..]
            ? throw new OnnxVizException($"layer {kernels.Layer.Name} has no channel {missing}: it has {kernels.Count}")
            : channels;
    }

    /// <summary>Which colours three slices are; null for none.</summary>
    public ChannelOrder? OrderOf(Network network, LayerKernels kernels) => Colour switch
    {
        KernelColour.Rgb => ChannelOrder.Rgb,
        KernelColour.Bgr => ChannelOrder.Bgr,
        KernelColour.None => null,
        _ => kernels is { IsOnPicture: true, Slices: 3 } ? network.Card.Preprocessing?.Order ?? ChannelOrder.Rgb : null,
    };
}
