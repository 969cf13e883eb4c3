using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// Refuses convolutions whose window is larger than what it looks at: with strides ONNX Runtime infers a size of 1 for
/// what they make, as its division rounds towards zero, and fails when it runs. An empty input has its own message.
/// </summary>
static class OversizedWindows
{
    /// <exception cref="OnnxVizException">A window is larger than its input with the padding.</exception>
    public static void Require(OnnxGraph graph, IReadOnlyDictionary<string, TensorType> types)
    {
        foreach (var node in graph.Nodes.Where(node => node is { Operator: "Conv", Domain: "" }))
        {
            var (input, weight) = (types[node.Inputs[0]].Shape, types[node.Inputs[1]].Shape);
            var window = Window.Of(node.Attributes, [.. weight.Skip(2)], input);
            Shape least = [input[0], input[1], .. Enumerable.Range(0, window.Rank).Select(
                axis => Math.Max(1, window.InputSize(axis, output: 1)))];
            if (!input.Contains(0) && least.Zip(input).Any(pair => pair.First > pair.Second))
            {
                throw new OnnxVizException(
                    $"node {node.Label} (Conv) needs an input of at least {least} for its window, not {input}");
            }
        }
    }
}
