using OnnxViz.Graph;

namespace OnnxViz.Runtime;

/// <summary>
/// Refuses numbers in nodes that ONNX Runtime does not look at and then computes nonsense with, or ends the process
/// over: no window of a network is a million elements wide.
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
        ["sampling_ratio"] = 0,
        ["output_height"] = 0,
        ["output_width"] = 0,
        ["pooled_shape"] = 0,
        ["blocksize"] = 1,
        ["shape"] = -1,
        ["sample_size"] = 0,
    };

    /// <summary>What is off or on; for other numbers ONNX Runtime takes now the one and now the other.</summary>
    static readonly HashSet<string> Flags =
    [
        "keepdims", "ceil_mode", "count_include_pad", "transA", "transB", "align_corners", "upper", "exclusive",
        "reverse", "noop_with_empty_axes",
        "allowzero", "exclude_outside", "antialias", "largest", "sorted", "select_last_index",
    ];

    /// <summary>
    /// Inputs that sizes come from, with the numbers that make sense. No axis is longer than 2^31 - 1: see
    /// <see cref="LongAxes"/>.
    /// </summary>
    static readonly Dictionary<string, (int Input, long Least, long Most)[]> Inputs = new()
    {
        ["Trilu"] = [(1, -Most, Most)],
        ["Pad"] = [(1, -Most, Most)],
        ["Tile"] = [(1, 0, Most)],
        ["Expand"] = [(1, 0, int.MaxValue)],
        ["ConstantOfShape"] = [(0, 0, int.MaxValue)],
        ["Reshape"] = [(1, -1, int.MaxValue)],
        ["Resize"] = [(3, 0, int.MaxValue)],
        ["OneHot"] = [(1, 0, int.MaxValue)],
        ["CenterCropPad"] = [(1, 0, int.MaxValue)],
        ["Col2Im"] = [(1, 0, int.MaxValue)],
        ["MaxUnpool"] = [(2, 0, int.MaxValue)],
        ["AffineGrid"] = [(1, 0, int.MaxValue)],
        ["TopK"] = [(1, 0, int.MaxValue)],
        ["HannWindow"] = [(0, 0, int.MaxValue)],
        ["HammingWindow"] = [(0, 0, int.MaxValue)],
        ["BlackmanWindow"] = [(0, 0, int.MaxValue)],
    };

    /// <summary>Operators of any number of inputs, none of which may be left out.</summary>
    static readonly HashSet<string> Variadic = ["Sum", "Mean", "Max", "Min", "Concat", "Einsum", "SequenceConstruct"];

    /// <exception cref="OnnxVizException">A number is absurd, or an input or output is missing.</exception>
    public static void Require(OnnxGraph graph)
    {
        ResizeVectors.Require(
            graph, graph.Constants.ToDictionary(pair => pair.Key, pair => pair.Value.Type, StringComparer.Ordinal));
        foreach (var node in graph.Nodes)
        {
            if (Variadic.Contains(node.Operator) && node.Inputs.Contains(""))
            {
                throw new OnnxVizException(
                    $"node {node.Label} ({node.FullOperator}) leaves out an input, which it may not");
            }

            if (node.Operator == "Split" && node.Outputs.Contains(""))
            {
                throw new OnnxVizException($"node {node.Label} (Split) leaves out an output, which it may not");
            }

            if (node.Operator == "Split"
                && node.Attributes.Int("num_outputs", node.Outputs.Count) is var parts
                && parts != node.Outputs.Count)
            {
                throw new OnnxVizException(
                    $"node {node.Label} (Split) is to make {parts} parts, but has {node.Outputs.Count} outputs");
            }

            foreach (var (name, content) in node.Attributes)
            {
                Require(node, name, content);
            }

            foreach (var (input, least, most) in Inputs.GetValueOrDefault(node.Operator, []))
            {
                if (graph.Constants.TryGetValue(node.Input(input), out var numbers)
                    && numbers.Element is ElementType.Int64 or ElementType.Int32)
                {
                    Require(node, $"input {input}", numbers.ToLongs(), least, most);
                }
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
                $"node {node.Label} ({node.FullOperator}): {name} is [{string.Join(", ", numbers)}], "
                + $"but numbers from {least} to {most} make sense there");
        }
    }
}
