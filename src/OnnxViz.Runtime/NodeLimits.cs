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

    /// <summary>What is off or on; for other numbers ONNX Runtime takes now the one and now the other.</summary>
    static readonly HashSet<string> Flags =
    [
        "keepdims", "ceil_mode", "count_include_pad", "transA", "transB", "align_corners", "upper", "exclusive", "reverse", "noop_with_empty_axes",
        "allowzero", "exclude_outside", "antialias", "largest", "sorted", "select_last_index",
    ];

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

            if (node.Operator is "Trilu" or "Pad" && graph.Constants.TryGetValue(node.Input(1), out var numbers))
            {
                Require(node, node.Operator == "Pad" ? "pads" : "k", numbers.ToLongs(), -Most, Most);
            }
        }
    }

    static void Require(Node node, string name, object content)
    {
        if (content is OnnxGraph inner)
        {
            Require(inner);
        }
        else if (Flags.Contains(name))
        {
            Require(node, name, content is long flag ? [flag] : [], 0, 1);
        }
        else if (Least.TryGetValue(name, out var least))
        {
            Require(node, name, content as long[] ?? (content is long number ? [number] : []), least, Most);
        }
    }

    static void Require(Node node, string name, long[] numbers, long least, long most)
    {
        if (numbers.Any(number => number < least || number > most))
        {
            throw new OnnxVizException(
                $"node {node.Label} ({node.FullOperator}): {name} is [{string.Join(", ", numbers)}], but numbers from {least} to {most} make sense there");
        }
    }
}
