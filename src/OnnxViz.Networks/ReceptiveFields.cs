using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>Follows receptive fields through a graph.</summary>
static class ReceptiveFields
{
    static readonly HashSet<string> Everything =
    [
        "GlobalAveragePool", "GlobalMaxPool", "GlobalLpPool", "Gemm", "MatMul", "Flatten", "InstanceNormalization", "LayerNormalization",
        "GroupNormalization", "MeanVarianceNormalization", "Einsum", "Reshape", "Attention",
    ];

    /// <summary>The receptive field of every tensor that the input reaches, by name.</summary>
    public static IReadOnlyDictionary<string, ReceptiveField> Of(
        OnnxGraph graph, string input, IReadOnlyDictionary<string, TensorType> types)
    {
        var fields = new Dictionary<string, ReceptiveField>(StringComparer.Ordinal) { [input] = ReceptiveField.Pixel };
        foreach (var node in graph.Nodes)
        {
            var seen = node.Inputs.Where(fields.ContainsKey).Select(name => fields[name]).ToArray();
            if (seen.Length == 0)
            {
                continue;
            }

            var field = Through(node, Union(seen), types);
            foreach (var output in node.Outputs)
            {
                fields[output] = field;
            }
        }

        return fields;
    }

    static ReceptiveField Union(ReceptiveField[] fields) => fields.Any(field => field.Size is null)
        ? ReceptiveField.Whole
        : new(fields.Max(field => field.Size), fields.Max(field => field.Stride));

    static ReceptiveField Through(Node node, ReceptiveField field, IReadOnlyDictionary<string, TensorType> types)
    {
        if (field.Size is not { } size || Everything.Contains(node.Operator) || ReducesSpace(node, types))
        {
            return ReceptiveField.Whole;
        }

        var (extent, stride) = Window(node, types);
        var grown = size + (long)Math.Ceiling((extent - 1) * (node.Operator == "ConvTranspose" ? field.Stride / stride : field.Stride));
        return new(grown, node.Operator == "ConvTranspose" ? field.Stride / stride : field.Stride * stride);
    }

    static bool ReducesSpace(Node node, IReadOnlyDictionary<string, TensorType> types) =>
        node.Operator.StartsWith("Reduce", StringComparison.Ordinal)
        && types[node.Input(0)].Shape is { Rank: 4 } shape && types[node.Outputs[0]].Shape.Size < shape[0] * shape[2] * shape[3];

    static (long Extent, double Stride) Window(Node node, IReadOnlyDictionary<string, TensorType> types)
    {
        switch (node.Operator)
        {
            case "Conv" or "ConvTranspose" or "MaxPool" or "AveragePool" or "LpPool":
                var weight = node.Operator.StartsWith("Conv", StringComparison.Ordinal) ? types[node.Inputs[1]].Shape.ToArray()[2..] : [];
                var window = Graph.Window.Of(node.Attributes, weight, types[node.Inputs[0]].Shape);
                return (window.Extent(0), window.Strides[0]);
            case "Resize" or "Upsample" or "DepthToSpace" or "SpaceToDepth" when Sizes(node, types) is var (before, after):
                return (1, (double)before / after);
            default:
                return (1, 1);
        }
    }

    static (long Before, long After) Sizes(Node node, IReadOnlyDictionary<string, TensorType> types) =>
        types[node.Inputs[0]].Shape is { Rank: > 2 } before && types[node.Outputs[0]].Shape is { Rank: > 2 } after ? (before[2], after[2]) : (1, 1);
}
