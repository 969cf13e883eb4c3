using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Features;

/// <summary>Leads neurons of a layer back to the pictures that drive them: one session for all neurons and all
/// ways.</summary>
public sealed class BackProjector : IDisposable
{
    readonly InputGradient _gradient;
    readonly FeatureLayer _layer;
    readonly IReadOnlyList<BackProjection> _ways;

    /// <summary>Prepares a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">The layer, with its shape for the size in use.</param>
    /// <param name="height">The pictures' height.</param>
    /// <param name="width">The pictures' width.</param>
    /// <param name="settings">Preprocessing, device and threads.</param>
    /// <param name="ways">The ways back.</param>
    /// <param name="batch">Neurons led back at once.</param>
    /// <exception cref="OnnxVizException">Gradients cannot pass, or the network does not work at this size and
    /// batch.</exception>
    public BackProjector(
        Network network, FeatureLayer layer, int height, int width, FeatureSettings settings,
        IReadOnlyList<BackProjection> ways, int batch)
    {
        (_layer, _ways) = (layer, ways);
        _gradient = InputGradient.Open(
            new(network, settings.Preprocessing), [.. Enumerable.Repeat(NeuronOf(0, 0, 0), batch)], height, width,
            ways.ToDictionary(way => $"{way}", way => BackProjections.Rules(way, settings.Runtime)), settings.Runtime);
    }

    /// <summary>Neurons led back at once.</summary>
    public int Batch => (int)_gradient.Shape[0];

    /// <summary>Leads neurons back.</summary>
    /// <param name="pictures">For each neuron its picture as the network saw it, planes one behind the other in [0, 1];
    /// at most <see cref="Batch"/>.</param>
    /// <param name="patches">The neurons.</param>
    /// <returns>For each neuron its activation, and for each way what arrives at the picture, planes one behind the
    /// other.</returns>
    public IReadOnlyList<(float Value, IReadOnlyDictionary<BackProjection, float[]> Arrived)> Run(
        IReadOnlyList<float[]> pictures, IReadOnlyList<Patch> patches) =>
        [.. _gradient.Run(pictures, [.. patches.Select(
            patch => NeuronOf(patch.Channel, patch.Row, patch.Column))]).Select(each => (
            each.Value, (IReadOnlyDictionary<BackProjection, float[]>)_ways.ToDictionary(
                way => way, way => each.Gradients[$"{way}"])))];

    /// <summary>Frees the session.</summary>
    public void Dispose() => _gradient.Dispose();

    Neuron NeuronOf(int channel, int row, int column) => new(_layer.Layer.Tensor, channel, row, column);
}
