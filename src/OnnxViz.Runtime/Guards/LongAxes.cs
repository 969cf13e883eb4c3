using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// Refuses nodes that multiply the length of an axis to more than 2^31 - 1. ONNX Runtime's C# interface tells the
/// lengths that it infers in 32 bits: a giant would look small.
/// </summary>
static class LongAxes
{
    /// <exception cref="OnnxVizException">An axis would be too long.</exception>
    public static void Refuse(OnnxGraph graph, IReadOnlyDictionary<string, TensorType> types)
    {
        foreach (var node in graph.Nodes.Where(node => node.Domain.Length == 0))
        {
            if (types.TryGetValue(node.Input(0), out var type) && Factors(node, graph) is { } factors
                && type.Shape.TakeLast(factors.Length)
                    .Zip(factors.TakeLast(type.Shape.Rank)).Any(pair => pair.First * pair.Second > int.MaxValue))
            {
                throw new OnnxVizException(
                    $"node {node.Label} ({node.Operator}) would make an axis of more than {int.MaxValue} "
                    + $"elements of {type.Shape}, "
                    + $"{string.Join(" x ", factors)} times as long");
            }
        }
    }

    /// <summary>How many times as long the last axes may become; null where they do not.</summary>
    static double[]? Factors(Node node, OnnxGraph graph) => node.Operator switch
    {
        "Tile" =>
            graph.Constants.GetValueOrDefault(node.Input(1))?.ToFloats().Select(factor => (double)factor).ToArray(),
        "Resize" =>
            graph.Constants.GetValueOrDefault(node.Input(2))?.ToFloats().Select(factor => (double)factor).ToArray(),
        "ConvTranspose" => node.Attributes.Ints("strides")?.Select(stride => (double)stride).ToArray(),
        "DepthToSpace" => [node.Attributes.Int("blocksize", 1), node.Attributes.Int("blocksize", 1)],
        _ => null,
    };
}
