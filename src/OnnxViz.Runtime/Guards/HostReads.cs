using System.Collections.Frozen;
using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// Inputs of a graph that an operator reads on the host even where it computes on a GPU, such as the sizes of a
/// Reshape. A CUDA graph would play on with what they were when it was recorded, and nobody would be told.
/// </summary>
static class HostReads
{
    /// <summary>The operands that ONNX Runtime's CUDA kernels want in the memory of the processor.</summary>
    static readonly FrozenDictionary<string, int[]> Operands = new Dictionary<string, int[]>
    {
        ["Clip"] = [1, 2],
        ["ConstantOfShape"] = [0],
        ["CumSum"] = [1],
        ["Dropout"] = [1, 2],
        ["Expand"] = [1],
        ["OneHot"] = [1],
        ["Pad"] = [1, 2, 3],
        ["Range"] = [0, 1, 2],
        ["ReduceMax"] = [1],
        ["ReduceMean"] = [1],
        ["ReduceMin"] = [1],
        ["ReduceSum"] = [1],
        ["Reshape"] = [1],
        ["Resize"] = [1, 2, 3],
        ["Slice"] = [1, 2, 3, 4],
        ["Split"] = [1],
        ["Squeeze"] = [1],
        ["Tile"] = [1],
        ["TopK"] = [1],
        ["Trilu"] = [1],
        ["Unsqueeze"] = [1],
        ["Upsample"] = [1],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Why a graph cannot be recorded, in words; null where no input of it is read so.</summary>
    public static string? Reason(OnnxGraph graph)
    {
        var fed = graph.Inputs.Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
        return graph.Nodes.SelectMany(Read).FirstOrDefault(fed.Contains) is { } name
            ? $"the host reads {name}, which changes from step to step"
            : null;
    }

    static IEnumerable<string> Read(Node node) => Operands.TryGetValue(node.Operator, out var operands)
        ? operands.Where(index => index < node.Inputs.Count).Select(index => node.Inputs[index])
        : [];
}
