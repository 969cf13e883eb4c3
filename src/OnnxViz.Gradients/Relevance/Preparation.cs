using OnnxViz.Graph;

namespace OnnxViz.Gradients.Relevance;

/// <summary>
/// What stands between the pictures and the first layer with weights: it prepares the pictures, so that relevance
/// passes it as it is.
/// </summary>
static class Preparation
{
    /// <summary>The layers with weights.</summary>
    public static IReadOnlyList<string> Layers { get; } = ["Conv", "ConvTranspose", "Gemm", "MatMul"];

    /// <summary>Whether no layer lies before a tensor.</summary>
    public static bool Holds(GraphBuilder graph, string tensor)
    {
        var (producers, seen) = (Producers(graph), new HashSet<string>(StringComparer.Ordinal));
        var open = new Stack<string>([tensor]);
        while (open.TryPop(out var name))
        {
            if (!seen.Add(name) || !producers.TryGetValue(name, out var node))
            {
                continue;
            }

            if (Layers.Contains(node.Operator))
            {
                return false;
            }

            foreach (var input in node.Inputs)
            {
                open.Push(input);
            }
        }

        return true;
    }

    /// <summary>The least and the greatest that an input of a first layer can be, pictures being in [0, 1].</summary>
    /// <remarks>The preparation works on each pixel alone and is monotone, so its ends are those of black and white.
    /// </remarks>
    public static (Value Low, Value High) Ends(Value input)
    {
        var producers = Producers(input.Builder);
        var (black, white) = (Prepared(0, input.Name), Prepared(1, input.Name));
        return (black.Min(white), black.Max(white));

        Value Prepared(float level, string name) => producers.TryGetValue(name, out var node)
            ? Again(input.Builder, node, name, [.. node.Inputs.Select(each => each.Length == 0
                ? null
                : Prepared(level, each))])
            : input.Builder[name] is var value && value.Constant is not null ? value
            : value.Like(level).Expand(value.Shape);
    }

    /// <summary>The node that makes each tensor.</summary>
    public static Dictionary<string, Node> Producers(GraphBuilder graph) => graph.Nodes
        .SelectMany(node => node.Outputs.Where(output => output.Length > 0).Select(output => (output, node)))
        .ToDictionary(pair => pair.output, pair => pair.node, StringComparer.Ordinal);

    static Value Again(GraphBuilder graph, Node node, string output, Value?[] inputs) => graph.Ops(
        node.Operator, inputs, [.. node.Outputs.Select(each => graph[each].Type)], node.Attributes)
        [node.Outputs.ToList().IndexOf(output)];
}
