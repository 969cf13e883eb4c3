namespace OnnxViz.Graph.Passes;

/// <summary>Finds what depends on random numbers that a graph draws, and so differs from run to run.</summary>
public static class RandomDraws
{
    static readonly HashSet<string> Drawing =
        ["Bernoulli", "Multinomial", "RandomNormal", "RandomNormalLike", "RandomUniform", "RandomUniformLike"];

    /// <summary>What tells of a tensor nothing but its size.</summary>
    static readonly HashSet<string> Measures = ["Shape", "Size"];

    /// <summary>Whether a node draws random numbers, itself or in a graph inside it.</summary>
    public static bool IsIn(Node node) => (node.Domain.Length == 0 && Drawing.Contains(node.Operator))
        || node.Attributes.Select(pair => pair.Value).OfType<OnnxGraph>().Any(inner => inner.Nodes.Any(IsIn));

    /// <summary>
    /// The tensors that depend on random numbers, each with the first node on the way to it that draws some.
    /// </summary>
    public static IReadOnlyDictionary<string, Node> Dependents(OnnxGraph graph)
    {
        var found = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes.Where(node => node.Domain.Length > 0 || !Measures.Contains(node.Operator)))
        {
            if (Source(node, found) is { } source)
            {
                foreach (var output in node.Outputs.Where(output => output.Length > 0))
                {
                    found[output] = source;
                }
            }
        }

        return found;
    }

    static Node? Source(Node node, Dictionary<string, Node> found) =>
        node.Inputs.Concat(Captures.Of(node)).Select(name => found.GetValueOrDefault(name)).FirstOrDefault(
            source => source is not null)
        ?? (IsIn(node) ? node : null);
}
