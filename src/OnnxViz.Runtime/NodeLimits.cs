using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// Refuses numbers in nodes that ONNX Runtime does not look at and then computes nonsense with, or ends the process over: no window of a network
/// is a million elements wide.
/// </summary>
static class NodeLimits
{
    const long Most = 1 << 20;

    static readonly Dictionary<string, long> Least = new()
    {
        ["kernel_shape"] = 1,
        ["strides"] = 1,
        ["dilations"] = 1,
        ["group"] = 1,
        ["pads"] = -Most,
        ["output_padding"] = 0,
        ["output_shape"] = 0,
    };

    /// <summary>Operators of any number of inputs, none of which may be left out.</summary>
    static readonly HashSet<string> Variadic = ["Sum", "Mean", "Max", "Min", "Concat", "Einsum", "SequenceConstruct"];

    /// <exception cref="OnnxVizException">A number is absurd, or an input is missing.</exception>
    public static void Require(OnnxGraph graph)
    {
        foreach (var node in graph.Nodes)
        {
            if (Variadic.Contains(node.Operator) && node.Inputs.Contains(""))
            {
                throw new OnnxVizException($"node {node.Label} ({node.FullOperator}) leaves out an input, which it may not");
            }

            foreach (var (name, content) in node.Attributes)
            {
                Require(node, name, content);
            }

            if (node.Operator == "Trilu" && graph.Constants.TryGetValue(node.Input(1), out var diagonal))
            {
                Require(node, "k", diagonal.ToLongs(), -Most);
            }
        }
    }

    static void Require(Node node, string name, object content)
    {
        if (content is OnnxGraph inner)
        {
            Require(inner);
        }
        else if (Least.TryGetValue(name, out var least))
        {
            Require(node, name, content as long[] ?? (content is long number ? [number] : []), least);
        }
    }

    static void Require(Node node, string name, long[] numbers, long least)
    {
        if (numbers.Any(number => number < least || number > Most))
        {
            throw new OnnxVizException(
                $"node {node.Label} ({node.FullOperator}): {name} is [{string.Join(", ", numbers)}], but numbers from {least} to {Most} make sense there");
        }
    }
}
