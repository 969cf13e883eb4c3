using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Networks;

/// <summary>A whole network, ready to be run on pictures under one preprocessing after the other.</summary>
public sealed class NetworkCheck : IDisposable
{
    readonly Network _network;
    readonly OnnxSession _session;

    NetworkCheck(Network network, OnnxSession session) => (_network, _session) = (network, session);

    /// <summary>
    /// What it gives: its float outputs; where it has none, as when it ends in a table of classes, its last layer.
    /// </summary>
    public IReadOnlyList<string> Outputs => _session.Outputs;

    /// <summary>Prepares a network for pictures of a size.</summary>
    /// <exception cref="OnnxVizException">It needs more than a picture, or does not work at this size.</exception>
    public static NetworkCheck Open(Network network, long height, long width, RuntimeSettings settings)
    {
        var floats = network.ToModel().Graph.Outputs.Where(output => output.Element.IsFloat()).Select(
            output => output.Name).ToArray();
        var part = network.Part(
            floats.Length > 0 ? floats : [network.FindLayers().All[^1].Tensor],
            network.FindInput().ShapeOf(1, height, width));
        return new(network, OnnxSession.Open(part, settings));
    }

    /// <summary>Runs the network.</summary>
    /// <param name="pictures">One picture, [1, C, H, W], in [0, 1].</param>
    /// <param name="preprocessing">How it goes in.</param>
    /// <returns>What it gives, by name.</returns>
    /// <exception cref="OnnxVizException">The preprocessing does not fit the number of channels.</exception>
    public IReadOnlyDictionary<string, Tensor> Run(Tensor pictures, Preprocessing preprocessing)
    {
        var input = InputTensor.Of(_network.FindInput(), preprocessing, pictures, _session.Settings);
        return _session.Run(
            new Dictionary<string, Tensor>
            {
                [_network.FindInput().Name] = FloatCast.To(_network.FindInput().Element, input),
            });
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
