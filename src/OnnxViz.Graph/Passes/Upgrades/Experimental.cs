namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>Experimental operators that early exporters wrote into the standard domain.</summary>
static class Experimental
{
    public static IEnumerable<Upgrade> Rows { get; } =
    [
        new("ImageScaler", Upgrade.Gone, ImageScaler),
        new("Crop", Upgrade.Gone, Crop),
        new("Affine", Upgrade.Gone,
            (node, r) => Sum(node, Scaled(node.Input(0), node.Attributes.Float("alpha", 1), r), r)),
        new("Scale", Upgrade.Gone, (node, r) => Product(node, node.Input(0), node.Attributes.Float("scale", 1), r)),
        new("ScaledTanh", Upgrade.Gone, (node, r) => Stretched(node, "Tanh", r)),
        new("ParametricSoftplus", Upgrade.Gone, (node, r) => Stretched(node, "Softplus", r)),
        new("DynamicSlice", Upgrade.Gone, (node, r) => node with { Operator = "Slice" }),
    ];

    static Node ImageScaler(Node node, Rewriting r)
    {
        var bias = node.Attributes["bias"] as float[] ?? [0];
        var scaled = Scaled(node.Input(0), node.Attributes.Float("scale", 1), r);
        return Plain(node, "Add", scaled, r.Like(node.Input(0), Tensor.Of(bias, [bias.Length, 1, 1])));
    }

    /// <remarks>
    /// The border is left, top, right, bottom; with a scale (height, width) that size is cut behind left and top.
    /// </remarks>
    static Node Crop(Node node, Rewriting r)
    {
        var border = node.Attributes.Ints("border") is { Length: 4 } four
            ? four
            : throw r.Refuse("its border is not of four numbers");
        long[] ends = node.Attributes.Ints("scale") is [var height, var width]
            ? [border[1] + height, border[0] + width]
            : [End(border[3]), End(border[2])];
        return Plain(
            node, "Slice", node.Input(0), r.Integers(border[1], border[0]), r.Integers(ends), r.Integers(2, 3));
    }

    static long End(long border) => border == 0 ? long.MaxValue : -border;

    static Node Sum(Node node, string scaled, Rewriting r) =>
        Plain(node, "Add", scaled, r.Like(node.Input(0), node.Attributes.Float("beta", 0)));

    static Node Product(Node node, string x, float factor, Rewriting r) =>
        Plain(node, "Mul", x, r.Like(node.Input(0), factor));

    /// <remarks>y = alpha f(beta x)</remarks>
    static Node Stretched(Node node, string function, Rewriting r) => Product(
        node, r.Op(function, [Scaled(node.Input(0), node.Attributes.Float("beta", 1), r)]),
        node.Attributes.Float("alpha", 1), r);

    static string Scaled(string x, float factor, Rewriting r) => r.Op("Mul", [x, r.Like(x, factor)]);

    static Node Plain(Node node, string operation, params string[] inputs) =>
        node with { Operator = operation, Inputs = inputs, Attributes = Attributes.None };
}
