using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// Refuses pools that would run for hours: unlike the weights of a convolution, their windows take no room in a file.
/// </summary>
static class PoolWork
{
    /// <summary>Fifty times a 3x3 pool over 64 channels of sixteen pictures of 3840 x 2160.</summary>
    const double Most = 1e12;

    /// <exception cref="OnnxVizException">A pool looks at more numbers.</exception>
    public static void Require(OnnxGraph graph, IReadOnlyDictionary<string, TensorType> types)
    {
        foreach (var node in graph.Nodes.Where(node => node.Operator is "MaxPool" or "AveragePool" or "LpPool"))
        {
            var windows = types.TryGetValue(node.Outputs[0], out var type)
                ? type.Shape.Aggregate(1.0, (product, size) => product * size)
                : 0;
            var work = (node.Attributes.Ints("kernel_shape") ?? [])
                .Aggregate(windows, (product, size) => product * size);
            if (work > Most)
            {
                throw new OnnxVizException(
                    $"node {node.Label} ({node.Operator}) looks at {work:G2} numbers, which takes hours: "
                    + $"its windows are [{string.Join(", ", node.Attributes.Ints("kernel_shape")!)}]");
            }
        }
    }
}
