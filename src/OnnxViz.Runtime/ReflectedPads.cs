using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// Refuses pads that reflect more than there is: ONNX Runtime infers their sizes and fails when it runs.
/// </summary>
static class ReflectedPads
{
    const int Pads = 1;
    const int Axes = 3;

    /// <exception cref="OnnxVizException">A pad reflects more pixels than there are beside the edge.</exception>
    public static void Require(OnnxGraph graph, IReadOnlyDictionary<string, TensorType> types)
    {
        foreach (var node in graph.Nodes
            .Where(node => node is { Operator: "Pad", Domain: "" } && node.Attributes.Text("mode", "") == "reflect"))
        {
            if (types.TryGetValue(node.Input(0), out var type)
                && graph.Constants.GetValueOrDefault(node.Input(Pads))?.ToLongs() is { } pads)
            {
                Require(node, type.Shape, pads, AxesOf(node, graph, type.Shape.Rank));
            }
        }
    }

    static void Require(Node node, Shape shape, long[] pads, long[] axes)
    {
        for (var index = 0; index < axes.Length && index + axes.Length < pads.Length; index++)
        {
            var (before, behind) = (pads[index], pads[index + axes.Length]);
            var length = shape[(int)axes[index]] + Math.Min(before, 0) + Math.Min(behind, 0);
            if (Math.Max(before, behind) is > 0 and var most && most >= length)
            {
                throw new OnnxVizException(
                    $"node {node.Label} (Pad) reflects {most} pixels of {length}, "
                    + $"and can at most {Math.Max(0, length - 1)}");
            }
        }
    }

    static long[] AxesOf(Node node, OnnxGraph graph, int rank) =>
        graph.Constants.GetValueOrDefault(node.Input(Axes))?.ToLongs()
            .Select(axis => axis < 0 ? axis + rank : axis).Where(axis => axis >= 0 && axis < rank).ToArray()
        ?? [.. Enumerable.Range(0, rank).Select(axis => (long)axis)];
}
