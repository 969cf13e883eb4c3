using OnnxViz.Graph;
using OnnxViz.Graph.Passes;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Features;

/// <summary>Finds the node whose weights a layer shows, and reads them.</summary>
/// <param name="network">The network.</param>
public sealed class KernelFinder(Network network)
{
    /// <summary>
    /// Operators that work on each channel alone: what is behind a convolution still shows its kernels.
    /// </summary>
    const OperatorTraits OfChannels =
        OperatorTraits.Elementwise
            | OperatorTraits.Arithmetic
            | OperatorTraits.Normalization
            | OperatorTraits.Copy
            | OperatorTraits.Rectifier;

    const OperatorTraits OfColours = OperatorTraits.Arithmetic | OperatorTraits.Normalization | OperatorTraits.Copy;

    readonly OnnxGraph _graph = network.ToModel().Graph;
    readonly IReadOnlyDictionary<string, Node> _producers = network.ToModel().Graph.Producers();
    readonly HashSet<string> _fromPicture = FromPicture(network);
    (string Name, Tensor Weight)? _computed;

    /// <summary>The kernels of a layer.</summary>
    /// <exception cref="OnnxVizException">It has none of its own.</exception>
    public LayerKernels Find(Layer layer) => TryFind(layer)
        ?? throw new OnnxVizException($"layer {layer.Name} is made by {layer.Operator} and has no kernels of its "
            + "own: name a convolution or a dense layer");

    /// <summary>The kernels of a layer; null where it has none of its own, or more weights than these.</summary>
    public LayerKernels? TryFind(Layer layer, long most = long.MaxValue)
    {
        if (Weighted(layer.Tensor) is not { } node)
        {
            return null;
        }

        var weight = Read(node.Inputs[1]);
        var isDense = node.Operator is "Gemm" or "MatMul";
        return weight.Shape.Size > most || (isDense && weight.Shape.Rank != 2)
            ? null
            : KernelOrder.Of(layer, node, weight, LengthBefore(node)) with
            {
                IsOnPicture = IsPicture(node.Inputs[0]),
                Owner = node.Outputs.Contains(layer.Tensor) ? null : OwnerOf(node),
            };
    }

    string OwnerOf(Node node) =>
        network.FindLayers().All.FirstOrDefault(layer => node.Outputs.Contains(layer.Tensor))?.Name ?? node.Outputs[0];

    Node? Weighted(string tensor)
    {
        while (_producers.TryGetValue(tensor, out var node))
        {
            if (node.Operator is "Conv" or "FusedConv" or "ConvTranspose" or "Gemm" or "MatMul")
            {
                return node.Inputs.Count > 1 && !_fromPicture.Contains(node.Inputs[1]) ? node : null;
            }

            var fed = node.Inputs.Where(_fromPicture.Contains).Distinct().ToArray();
            if (fed.Length != 1 || !KeepsChannels(node))
            {
                return null;
            }

            tensor = fed[0];
        }

        return null;
    }

    /// <summary>
    /// The channels, height and width of what a dense layer's input was before it was flattened; null where it was not.
    /// </summary>
    Shape? LengthBefore(Node node) =>
        node.Operator is "Gemm" or "MatMul"
            && _producers.TryGetValue(node.Inputs[0], out var before)
            && before.Operator is "Flatten" or "Reshape"
            ? network.FindLayers().All.FirstOrDefault(layer => layer.Tensor == before.Inputs[0])?.Shape
            : null;

    bool IsPicture(string tensor)
    {
        while (tensor != network.FindInput().Name)
        {
            if (!_producers.TryGetValue(tensor, out var node) || !KeepsColours(node))
            {
                return false;
            }

            tensor = node.Inputs.First(_fromPicture.Contains);
        }

        return true;
    }

    /// <summary>
    /// Weights are a constant, or computed from constants alone, as in models with 8-bit weights; layers in a row share
    /// them.
    /// </summary>
    Tensor Read(string name)
    {
        if (_graph.Constants.TryGetValue(name, out var constant))
        {
            return constant;
        }

        if (_computed?.Name != name)
        {
            using var session = OnnxSession.Open(
                network.ToModel() with { Graph = Subgraph.Cut(_graph, [name]) }, RuntimeSettings.Default);
            _computed = (name, session.Run(new Dictionary<string, Tensor>())[name]);
        }

        return _computed.Value.Weight;
    }

    static bool KeepsChannels(Node node) =>
        node.Operator is "MaxPool" or "AveragePool" || OperatorTable.Is(node.Operator, OfChannels);

    static bool KeepsColours(Node node) =>
        node.Operator is "Pad" or "Transpose" || OperatorTable.Is(node.Operator, OfColours);

    static HashSet<string> FromPicture(Network network)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { network.FindInput().Name };
        foreach (var node in network.ToModel().Graph.Nodes.Where(node => node.Inputs.Any(reached.Contains)))
        {
            reached.UnionWith(node.Outputs.Where(output => output.Length > 0));
        }

        return reached;
    }
}
