namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>
/// What operator sets behind the dialect added. Everything else that they changed is further element types.
/// </summary>
static class NewerForms
{
    /// <summary>The newest operator set whose changes are known here.</summary>
    public const long Newest = 26;

    static readonly HashSet<string> Operators =
        ["Attention", "BitCast", "CausalConvWithState", "CumProd", "LinearAttention", "RMSNormalization",
        "RotaryEmbedding", "Swish", "TensorScatter"];

    static readonly HashSet<(string Operator, string Attribute)> Settings =
        [("Cast", "round_mode"), ("CastLike", "round_mode"), ("DequantizeLinear", "output_dtype"),
        ("QuantizeLinear", "precision")];

    /// <exception cref="OnnxVizException">A node has a meaning that the dialect cannot express.</exception>
    public static void Refuse(Node node, long opset)
    {
        if (opset <= OnnxModel.Dialect || node.Domain.Length > 0)
        {
            return;
        }

        var setting = node.Attributes.Names.FirstOrDefault(name => Settings.Contains((node.Operator, name)));
        if (Operators.Contains(node.Operator) || setting is not null)
        {
            var what = setting is null ? node.Operator : $"{setting} of {node.Operator}";
            throw new OnnxVizException(
                $"node {node.Label}: {what} is newer than opset {OnnxModel.Dialect}, "
                + $"which OnnxViz works in; export the model at opset {OnnxModel.Dialect} or lower");
        }
    }
}
