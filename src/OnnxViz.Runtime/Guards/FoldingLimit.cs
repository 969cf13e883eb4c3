using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// How large a constant may become that ONNX Runtime computes when it prepares a model: all of them together take a
/// quarter of the memory at most. What is above is computed anew in every run.
/// </summary>
static class FoldingLimit
{
    const long Least = 1 << 20;
    const long Most = 1 << 30;

    /// <summary>The bytes that one constant may have.</summary>
    public static long Of(OnnxGraph graph) =>
        Math.Clamp(MemoryNeed.Available / 4 / Math.Max(1, Foldable(graph)), Least, Most);

    /// <summary>How many nodes hang on no input, or on the shape of one alone.</summary>
    static int Foldable(OnnxGraph graph)
    {
        var fed = graph.Fed.Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
        var count = 0;
        foreach (var node in graph.Nodes)
        {
            if (node.Operator is not ("Shape" or "Size") && node.Inputs.Any(fed.Contains))
            {
                fed.UnionWith(node.Outputs);
            }
            else
            {
                count++;
            }
        }

        return count;
    }
}
