using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>Refuses operators that ONNX Runtime ends the process over where there is nothing to work at.</summary>
static class EmptyInputs
{
    static readonly HashSet<string> Fatal = ["Unique"];

    /// <exception cref="OnnxVizException">Such an operator has an empty input.</exception>
    public static void Refuse(OnnxGraph graph, IReadOnlyDictionary<string, TensorType> types)
    {
        foreach (var node in graph.Nodes.Where(node => Fatal.Contains(node.Operator)))
        {
            if (types.TryGetValue(node.Input(0), out var type) && type.Shape.Contains(0))
            {
                throw new OnnxVizException(
                    $"node {node.Label} ({node.Operator}) has an empty input of shape {type.Shape}");
            }
        }
    }
}
