using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Features;

/// <summary>Leads neurons of a layer back to the pictures that drive them: one session for all neurons and all ways.</summary>
public sealed class BackProjector : IDisposable
{
    const string Pictures = "pictures";
    const string Places = "places";
    const string Values = "values";

    readonly OnnxSession _session;
    readonly Shape _shape;
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
    /// <exception cref="OnnxVizException">Gradients cannot pass, or the network does not work at this size and batch.</exception>
    public BackProjector(
        Network network, FeatureLayer layer, int height, int width, FeatureSettings settings, IReadOnlyList<BackProjection> ways, int batch)
    {
        (_layer, _ways, _shape) = (layer, ways, [batch, network.Input.Channels, height, width]);
        var prepared = network.Prepare([layer.Layer.Tensor], network.Input.ShapeOf(batch, height, width));
        _session = OnnxSession.Open(OnnxModel.Of(Write(network, prepared, settings), prepared.Model.Folder), settings.Runtime);
    }

    /// <summary>Neurons led back at once.</summary>
    public int Batch => (int)_shape[0];

    /// <summary>Leads neurons back.</summary>
    /// <param name="pictures">For each neuron its picture as the network saw it, planes one behind the other in [0, 1]; at most <see cref="Batch"/>.</param>
    /// <param name="patches">The neurons.</param>
    /// <returns>For each neuron its activation, and for each way what arrives at the picture, planes one behind the other.</returns>
    public IReadOnlyList<(float Value, IReadOnlyDictionary<BackProjection, float[]> Arrived)> Run(
        IReadOnlyList<float[]> pictures, IReadOnlyList<Patch> patches)
    {
        var size = (int)(_shape.Size / Batch);
        var (planes, places) = (new float[_shape.Size], new long[Batch]);
        for (var slot = 0; slot < patches.Count; slot++)
        {
            pictures[slot].CopyTo(planes.AsSpan(slot * size));
            places[slot] = ((long)patches[slot].Channel * _layer.Positions) + (patches[slot].Row * Columns) + patches[slot].Column;
        }

        var results = _session.Run(new Dictionary<string, Tensor>
        {
            [Pictures] = Tensor.Of(planes, _shape),
            [Places] = Tensor.Of(places, [Batch, 1]),
        });
        var values = results[Values].ToFloats();
        var arrived = _ways.ToDictionary(way => way, way => results[$"{way}"].ToFloats());
        return [.. patches.Select((_, slot) => (
            values[slot],
            (IReadOnlyDictionary<BackProjection, float[]>)_ways.ToDictionary(way => way, way => arrived[way].AsSpan(slot * size, size).ToArray())))];
    }

    /// <summary>Frees the session.</summary>
    public void Dispose() => _session.Dispose();

    long Columns => _layer.Shape.Rank == 3 ? _layer.Shape[2] : _layer.Positions;

    OnnxGraph Write(Network network, PreparedNetwork prepared, FeatureSettings settings)
    {
        var graph = new GraphBuilder();
        var pictures = graph.Input(Pictures, new(ElementType.Float, _shape));
        var places = graph.Input(Places, new(ElementType.Int64, [Batch, 1]));
        var input = network.Input.FromChannelsFirst(settings.Preprocessing.Apply(pictures));
        var tensors = graph.Import(prepared.Model.Graph, prepared.Types, new Dictionary<string, Value> { [prepared.Input] = input });
        var maps = tensors[_layer.Layer.Tensor].Transpose([.. _layer.Layer.ChannelsFirst]).Cast(ElementType.Float).Reshape([Batch, _layer.Size]);
        var neurons = graph.Op("GatherElements", [maps, places], new(ElementType.Float, [Batch, 1]), new() { { "axis", 1L } });
        var outputs = new Dictionary<string, Value> { [Values] = neurons };
        foreach (var way in _ways)
        {
            outputs[$"{way}"] = new Differentiator(Rules(way, settings.Runtime)).Differentiate(neurons.Sum(), pictures)[0];
        }

        return graph.Build(outputs);
    }

    static GradientRules Rules(BackProjection way, RuntimeSettings settings)
    {
        var rules = GradientRules.For(settings.Device is CudaDevice ? Profile.Cuda : Profile.Cpu);
        return way switch
        {
            BackProjection.Guided => BackwardRules.Guided(rules),
            BackProjection.Deconvnet => BackwardRules.Deconvnet(rules),
            _ => rules,
        };
    }
}
