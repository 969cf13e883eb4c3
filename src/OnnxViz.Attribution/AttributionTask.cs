using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Attribution;

/// <summary>What a method is prepared for.</summary>
/// <param name="Network">The network behind its preprocessing.</param>
/// <param name="Unit">A unit like those to be explained, its layers named by tensors.</param>
/// <param name="Height">The pictures' height.</param>
/// <param name="Width">The pictures' width.</param>
/// <param name="Settings">How it is run.</param>
public sealed record AttributionTask(
    PictureNetwork Network, Objective Unit, int Height, int Width, AttributionSettings Settings)
{
    /// <summary>Takes an objective as a user names it.</summary>
    /// <param name="network">The network behind its preprocessing.</param>
    /// <param name="objective">The objective.</param>
    /// <param name="height">The pictures' height.</param>
    /// <param name="width">The pictures' width.</param>
    /// <param name="settings">How methods are run.</param>
    /// <exception cref="OnnxVizException">A layer, channel or class does not exist.</exception>
    public static AttributionTask For(
        PictureNetwork network, Objective objective, int height, int width, AttributionSettings settings) =>
        new(network, objective.In(network.Network), height, width, settings);

    /// <summary>The channels of a picture.</summary>
    public int Channels => (int)Network.Network.FindInput().Channels;

    /// <summary>The numbers of a picture.</summary>
    public int Size => Channels * Height * Width;
}
