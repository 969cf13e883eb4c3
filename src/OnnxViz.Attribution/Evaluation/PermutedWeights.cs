using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>Networks whose weights are permuted within each tensor, so that their mean and spread stay.</summary>
static class PermutedWeights
{
    /// <summary>Operators whose constants are settings, not weights.</summary>
    static readonly string[] Settings = ["Resize", "Upsample", "Clip", "Pad", "Constant", "Identity", "Where"];

    /// <summary>The layers from the output down permuted.</summary>
    /// <param name="model">The model.</param>
    /// <param name="unit">The tensors that are looked at: layers behind them do not count.</param>
    /// <param name="share">The share of layers, 1 for all.</param>
    /// <param name="seed">Another seed permutes in another way.</param>
    public static OnnxModel Last(OnnxModel model, IReadOnlyList<string> unit, double share, int seed)
    {
        var layers = Layers(model, unit);
        return Permuted(model, [.. layers.TakeLast(Count(layers, share)).SelectMany(layer => layer).Distinct()], seed);
    }

    /// <summary>One layer permuted, counted from the output down.</summary>
    /// <param name="model">The model.</param>
    /// <param name="unit">The tensors that are looked at: layers behind them do not count.</param>
    /// <param name="share">The share of layers down to it, itself among them, 1 for the first.</param>
    /// <param name="seed">Another seed permutes in another way.</param>
    public static OnnxModel Single(OnnxModel model, IReadOnlyList<string> unit, double share, int seed)
    {
        var layers = Layers(model, unit);
        return Permuted(model, layers[^Count(layers, share)], seed);
    }

    /// <summary>The weights of each layer, in running order.</summary>
    /// <exception cref="OnnxVizException">There are none.</exception>
    static string[][] Layers(OnnxModel model, IReadOnlyList<string> unit)
    {
        var graph = model.Graph;
        var weights = Weights(graph);
        var needed = Needed(graph, unit);
        string[][] layers = [.. graph.Nodes.Where(node => needed.Contains(node) && !Settings.Contains(node.Operator))
            .Select(node => node.Inputs.Where(weights.ContainsKey).ToArray()).Where(names => names.Length > 0)];
        return layers.Length > 0 ? layers : throw new OnnxVizException(
            "the network has no weights before what is explained, so there is nothing to randomise: leave sanity out");
    }

    /// <summary>The constants of more than one number, whether the graph holds them or nodes make them.</summary>
    static Dictionary<string, Tensor> Weights(OnnxGraph graph)
    {
        var made = graph.Nodes.Where(node => node is { Operator: "Constant", Domain: "" })
            .Where(node => node.Attributes["value"] is Tensor)
            .Select(node => KeyValuePair.Create(node.Outputs[0], (Tensor)node.Attributes["value"]!));
        return graph.Constants.Concat(made).Where(pair => pair.Value.Shape.Size > 1 && IsWeight(pair.Value.Element))
            .ToDictionary(StringComparer.Ordinal);
    }

    static bool IsWeight(ElementType element) => element.IsFloat() || element.IsQuantized();

    /// <summary>The nodes that the unit needs; all of them where the file has none of its tensors.</summary>
    static HashSet<Node> Needed(OnnxGraph graph, IReadOnlyList<string> unit)
    {
        var tensors = unit.ToHashSet(StringComparer.Ordinal);
        HashSet<Node> needed = new(ReferenceEqualityComparer.Instance);
        foreach (var node in graph.Nodes.Reverse().Where(node => node.Outputs.Any(tensors.Contains)))
        {
            needed.Add(node);
            tensors.UnionWith(node.Inputs);
        }

        return needed.Count > 0 ? needed : new(graph.Nodes, ReferenceEqualityComparer.Instance);
    }

    static int Count(string[][] layers, double share) =>
        Math.Clamp((int)Math.Ceiling(layers.Length * share - 1e-9), 1, layers.Length);

    static OnnxModel Permuted(OnnxModel model, IReadOnlyCollection<string> names, int seed)
    {
        var constants = model.Graph.Constants.ToDictionary(
            pair => pair.Key, pair => names.Contains(pair.Key) ? Permuted(pair.Value, pair.Key, seed) : pair.Value);
        Node[] nodes =
            [.. model.Graph.Nodes.Select(node => node.Operator == "Constant" && names.Contains(node.Outputs[0])
                ? node with
                {
                    Attributes = node.Attributes.With(
                        "value", Permuted((Tensor)node.Attributes["value"]!, node.Outputs[0], seed)),
                }
                : node)];
        return model with { Graph = model.Graph with { Constants = constants, Nodes = nodes } };
    }

    /// <remarks>Fisher and Yates's shuffle of the elements, whatever type they are of.</remarks>
    static Tensor Permuted(Tensor tensor, string name, int seed)
    {
        var random = CounterRandom.For(seed, name, 0);
        var bytes = tensor.Bytes.ToArray();
        var size = bytes.Length / (int)tensor.Shape.Size;
        Span<byte> kept = stackalloc byte[size];
        for (var last = (int)tensor.Shape.Size - 1; last > 0; last--)
        {
            var one = bytes.AsSpan(last * size, size);
            var other = bytes.AsSpan(random.Integer(last, 0, last) * size, size);
            one.CopyTo(kept);
            other.CopyTo(one);
            kept.CopyTo(other);
        }

        return Tensor.Of(tensor.Type, bytes);
    }
}
