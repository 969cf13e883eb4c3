using OnnxViz.Graph;

namespace OnnxViz.Networks.Fields;

/// <summary>The operators that say by themselves which axis of their output the channels run along.</summary>
static class ChannelAxes
{
    static readonly HashSet<string> BehindTheBatch =
    [
        "AveragePool", "BatchNormalization", "Conv", "ConvTranspose", "DepthToSpace", "Flatten", "Gemm",
        "GlobalAveragePool", "GlobalLpPool",
        "GlobalMaxPool", "GridSample", "GroupNormalization", "InstanceNormalization", "LRN", "LpPool", "MaxPool",
        "SpaceToDepth",
    ];

    /// <summary>The axis; null where it is that of the node's input.</summary>
    /// <param name="node">The node.</param>
    /// <param name="types">The types of its inputs.</param>
    /// <param name="isReached">Whether a tensor depends on the picture.</param>
    public static int? MadeBy(Node node, IReadOnlyDictionary<string, TensorType> types, Func<string, bool> isReached) =>
        BehindTheBatch.Contains(node.Operator) ? 1
        : node.Operator == "MatMul" && !isReached(node.Inputs[1]) ? types[node.Inputs[0]].Shape.Rank - 1
        : null;
}
