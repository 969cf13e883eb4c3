using OnnxViz.Graph;
using OnnxViz.Graph.Passes;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>A network cut at what some objectives look at, with as few channels of the last layer as they need, ready to be written into a graph.</summary>
public sealed class ScoredNetwork
{
    readonly PreparedNetwork _network;
    readonly LayerCatalog _layers;
    readonly IReadOnlyList<Objective> _objectives;
    readonly long[]? _channels;

    ScoredNetwork(PreparedNetwork network, LayerCatalog layers, IReadOnlyList<Objective> objectives, long[]? channels) =>
        (_network, _layers, _objectives, _channels) = (network, layers, objectives, channels);

    /// <summary>The folder that weights in files are relative to.</summary>
    public string? Folder => _network.Model.Folder;

    /// <summary>The versions of the domains that it has operators of.</summary>
    public IReadOnlyDictionary<string, long> Imports => _network.Model.Imports;

    /// <summary>Cuts a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="objectives">One for each picture of the batch, their layers already named by tensors.</param>
    /// <param name="height">The pictures' height.</param>
    /// <param name="width">The pictures' width.</param>
    /// <exception cref="OnnxVizException">The network does not work at this size, or a channel is out of range.</exception>
    public static ScoredNetwork Prepare(Network network, IReadOnlyList<Objective> objectives, long height, long width)
    {
        var tensors = objectives.SelectMany(objective => objective.Layers).Distinct().ToArray();
        var prepared = network.Prepare(tensors, network.Input.ShapeOf(objectives.Count, height, width));
        return ChannelsOf(objectives, tensors) is { } indices
            ? Narrowed(prepared, network.Layers, objectives, tensors[0], indices)
            : new(prepared, network.Layers, objectives, null);
    }

    /// <summary>Keeps a network whole, its own outputs included.</summary>
    /// <param name="network">The network.</param>
    /// <param name="objectives">One for each picture of the batch, their layers already named by tensors.</param>
    /// <param name="height">The pictures' height.</param>
    /// <param name="width">The pictures' width.</param>
    /// <exception cref="OnnxVizException">The network does not work at this size.</exception>
    public static ScoredNetwork Whole(Network network, IReadOnlyList<Objective> objectives, long height, long width)
    {
        var outputs = network.Model.Graph.Outputs.Select(output => output.Name);
        string[] tensors = [.. outputs.Concat(objectives.SelectMany(objective => objective.Layers)).Distinct()];
        var prepared = network.Prepare(tensors, network.Input.ShapeOf(objectives.Count, height, width));
        return new(prepared, network.Layers, objectives, null);
    }

    /// <summary>Writes the network and the scores into a graph.</summary>
    /// <param name="input">The network's input.</param>
    /// <returns>A score for each picture, [N].</returns>
    public Value Scores(Value input) => Write(input).Scores;

    /// <summary>Writes the network and the scores into a graph.</summary>
    /// <param name="input">The network's input.</param>
    /// <returns>A score for each picture, [N], and the network's tensors by name.</returns>
    public (Value Scores, IReadOnlyDictionary<string, Value> Tensors) Write(Value input)
    {
        var values = input.Builder.Import(
            _network.Model.Graph, _network.Types, new Dictionary<string, Value> { [_network.Input] = input });
        return (_channels is null ? OneByOne(values) : Together(Activation(values, _objectives[0].Layers.First())), values);
    }

    static int[]? ChannelsOf(IReadOnlyList<Objective> objectives, string[] tensors) =>
        tensors.Length == 1 && objectives.All(objective => objective is Channel)
            ? [.. objectives.Cast<Channel>().Select(channel => channel.Index)]
            : null;

    static ScoredNetwork Narrowed(
        PreparedNetwork prepared, LayerCatalog layers, IReadOnlyList<Objective> objectives, string tensor, int[] indices)
    {
        var layer = layers.OfTensor(tensor);
        foreach (var channel in objectives.Cast<Channel>())
        {
            OneChannel.Require(layer, channel.Index);
        }

        long[] kept = [.. indices.Distinct().Select(index => (long)index)];
        var axis = layer.ChannelAxis;
        var (graph, types) = NarrowChannels.Apply(prepared.Model.Graph, prepared.Types, tensor, axis, kept);
        var isNarrow = types[tensor].Shape[axis] == kept.Length;
        long[] positions = [.. indices.Select(index => isNarrow ? Array.IndexOf(kept, index) : index)];
        return new(prepared with { Model = prepared.Model with { Graph = graph }, Types = types }, layers, objectives, positions);
    }

    /// <summary>What a layer makes, in single precision, channels behind the batch, each picture of the batch apart.</summary>
    Value Activation(IReadOnlyDictionary<string, Value> values, string tensor)
    {
        var value = values[tensor].Cast(ElementType.Float);
        var layer = _layers.OfTensor(tensor);
        if (_objectives.Count > 1 && !(layer.HasBatch && value.Shape[0] == _objectives.Count))
        {
            throw new OnnxVizException(
                $"layer {tensor} of shape {value.Shape} does not keep its pictures apart: draw one unit at a time (--batch 1)");
        }

        var first = value.Transpose([.. layer.ChannelsFirst]);
        return layer.HasBatch ? first : first.Reshape([1, .. first.Shape]);
    }

    /// <summary>Each picture's own channel, picked by a mask, so that a batch costs no more than its convolutions.</summary>
    Value Together(Value activation)
    {
        var (count, channels) = (activation.Shape[0], activation.Shape[1]);
        var positions = activation.Shape.Skip(2).Aggregate(1L, (product, size) => product * size);
        var mask = new float[count * channels];
        for (var picture = 0; picture < count; picture++)
        {
            mask[(picture * channels) + _channels![picture]] = 1f / positions;
        }

        Shape shape = [count, channels, .. Enumerable.Repeat(1L, activation.Rank - 2)];
        var picked = activation * activation.Builder.Constant(Tensor.Of(mask, shape), "units");
        long[] all = [.. Enumerable.Range(1, activation.Rank - 1).Select(axis => (long)axis)];
        return picked.Sum(all, keep: false);
    }

    Value OneByOne(IReadOnlyDictionary<string, Value> values)
    {
        var parts = _objectives.SelectMany(objective => objective.Layers).Distinct()
            .ToDictionary(layer => layer, layer => Activation(values, layer).Split(0, [.. Enumerable.Repeat(1L, _objectives.Count)]));
        var scores = _objectives.Select((objective, picture) =>
            objective.Build(new(layer => parts[layer][picture])).Reshape([1]));
        return scores.ToArray().Concat(0);
    }
}
