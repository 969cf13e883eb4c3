using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// The start of a graph that everything passes and that is affine in the input: preprocessing and the first
/// convolution. Between two pictures its end lies between theirs, and sums of gradients pass it as one.
/// </summary>
/// <param name="Nodes">The nodes, in order.</param>
/// <param name="End">The tensor that they make in the end.</param>
sealed record AffineHead(IReadOnlyList<Node> Nodes, string End)
{
    static readonly HashSet<string> Products = ["Conv", "Gemm", "MatMul"];
    static readonly HashSet<string> Moves = ["Transpose", "Identity", "Gather", "Pad", "Slice"];

    /// <summary>Finds it; null where there is none with a product, which is what it is worth finding for.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="input">The input.</param>
    public static AffineHead? Find(OnnxGraph graph, string input)
    {
        var outputs = graph.Outputs.Select(output => output.Name).ToHashSet();
        var (nodes, end) = (new List<Node>(), input);
        while (!outputs.Contains(end) && graph.Nodes.Where(node => node.Inputs.Contains(end)).ToArray() is [var node]
            && IsAffine(node, end, graph.Constants))
        {
            nodes.Add(node);
            end = node.Outputs[0];
            if (Products.Contains(node.Operator))
            {
                return new(nodes, end);
            }
        }

        return null;
    }

    static bool IsAffine(Node node, string input, IReadOnlyDictionary<string, Tensor> constants)
    {
        var others = node.Inputs.Where(name => name.Length > 0 && name != input).ToArray();
        return node.Domain.Length == 0 && node.Outputs.Count == 1 && others.All(constants.ContainsKey)
            && node.Inputs.Count(name => name == input) == 1
            && (node.Operator is "Add" or "Sub" or "Mul"
                || (node.Inputs[0] == input
                    && (node.Operator == "Div" || Products.Contains(node.Operator) || Moves.Contains(node.Operator))));
    }
}
