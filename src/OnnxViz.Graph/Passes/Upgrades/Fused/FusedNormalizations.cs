namespace OnnxViz.Graph.Passes.Upgrades.Fused;

/// <summary>Normalisations of ONNX Runtime's own, and those that it has fused with sums.</summary>
static class FusedNormalizations
{
    const float Epsilon = 1e-5f;
    const float SkipEpsilon = 1e-12f;

    public static IEnumerable<Upgrade> Rows { get; } =
    [
        new("SimplifiedLayerNormalization", Upgrade.Gone, Simplified),
        Upgrade.Own("SimplifiedLayerNormalization", Simplified),
        Upgrade.Own("SkipLayerNormalization", Skip),
        Upgrade.Own("SkipSimplifiedLayerNormalization", SkipSimplified),
        Upgrade.Own("GroupNorm", GroupNorm),
        Upgrade.Own("BiasAdd", (node, r) =>
            r.Last("Add", [r.Op("Add", [node.Input(0), node.Input(1)]), node.Input(2)])),
        Upgrade.Own("BiasSoftmax", BiasSoftmax),
    ];

    /// <remarks>The axes from <c>axis</c> on are one.</remarks>
    static Node BiasSoftmax(Node node, Rewriting r)
    {
        var sum = r.Op("Add", [node.Input(0), node.Input(1)]);
        var matrix = r.Op("Flatten", [sum], new() { { "axis", node.Attributes.Int("axis", 1) } });
        var result = r.Op("Softmax", [matrix], new() { { "axis", -1L } });
        return r.Last("Reshape", [result, r.Op("Shape", [sum])]);
    }

    static Node Simplified(Node node, Rewriting r)
    {
        var axis = node.Attributes.Int("axis", -1);
        var axes = axis < 0
            ? r.Integers([.. Enumerable.Range((int)axis, (int)-axis).Select(each => (long)each)])
            : r.Op("Range", [Scalar(axis, r), r.Rank(node.Input(0)), Scalar(1, r)]);
        return RootMeanSquare(node, node.Input(0), node.Input(1), axes, Epsilon, r);
    }

    static Node Skip(Node node, Rewriting r)
    {
        var sum = Sum(node, node.Input(4), r);
        var epsilon = node.Attributes.Float("epsilon", SkipEpsilon);
        string[] inputs = node.Input(3).Length > 0 ? [sum, node.Input(2), node.Input(3)] : [sum, node.Input(2)];
        return r.Last("LayerNormalization", inputs, new() { { "axis", -1L }, { "epsilon", epsilon } });
    }

    static Node SkipSimplified(Node node, Rewriting r) =>
        RootMeanSquare(node, Sum(node, node.Input(3), r), node.Input(2), r.Integers(-1), SkipEpsilon, r);

    /// <summary>The input, the skipped one and the bias together, which leave as the fourth output.</summary>
    static string Sum(Node node, string bias, Rewriting r)
    {
        RefuseStatistics(node, 3, r);
        var further = node.Outputs.Count > 3 ? node.Outputs[3] : "";
        var both = bias.Length == 0 ? Both(further) : Both("");
        return bias.Length == 0 ? both : Add(further, both, bias);

        string Both(string output) => Add(output, node.Input(0), node.Input(1));

        string Add(string output, string left, string right) =>
            output.Length > 0 ? r.Make(output, "Add", [left, right]) : r.Op("Add", [left, right]);
    }

    /// <remarks>y = x / sqrt(mean x² + epsilon) scale, in single precision but for the scale.</remarks>
    static Node RootMeanSquare(Node node, string x, string scale, string axes, float epsilon, Rewriting r)
    {
        RefuseStatistics(node, node.Operator.StartsWith("Skip", StringComparison.Ordinal) ? 3 : 2, r);
        var single = r.IsFloat(x) ? x : r.Op("Cast", [x], new() { { "to", (long)ElementType.Float } });
        var mean = r.Op("ReduceMean", [r.Op("Mul", [single, single]), axes]);
        var tiny = r.Constant(Tensor.Of([node.Attributes.Float("epsilon", epsilon)], Shape.Scalar));
        var normal = r.Op("Div", [single, r.Op("Sqrt", [r.Op("Add", [mean, tiny])])]);
        return r.Last("Mul", [r.IsFloat(x) ? normal : r.Op("CastLike", [normal, x]), scale]);
    }

    static void RefuseStatistics(Node node, int end, Rewriting r)
    {
        if (node.Outputs.Take(end).Skip(1).Any(output => output.Length > 0))
        {
            throw r.Refuse("it hands out its mean or deviation, which only training needs");
        }
    }

    /// <remarks>Channels are last unless <c>channels_last</c> is 0; <c>activation</c> 1 is x sigmoid(x).</remarks>
    static Node GroupNorm(Node node, Rewriting r)
    {
        var isLast = node.Attributes.Int("channels_last", 1) != 0;
        var x = isLast ? Turned(node.Input(0), 0, 3, 1, 2) : node.Input(0);
        var normal = r.Op("GroupNormalization", [x, node.Input(1), node.Input(2)], new()
        {
            { "epsilon", node.Attributes.Float("epsilon", Epsilon) },
            { "num_groups", node.Attributes.Int("groups", 1) },
        });
        var y = isLast ? Turned(normal, 0, 2, 3, 1) : normal;
        return node.Attributes.Int("activation", 0) != 0
            ? r.Last("Mul", [y, r.Op("Sigmoid", [y])])
            : r.Last("Identity", [y]);

        string Turned(string tensor, params long[] axes) => r.Op("Transpose", [tensor], new() { { "perm", axes } });
    }

    static string Scalar(long number, Rewriting r) => r.Constant(Tensor.Of([number], Shape.Scalar));
}
