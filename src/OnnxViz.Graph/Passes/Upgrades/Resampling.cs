namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>Upsample and the first forms of Resize.</summary>
static class Resampling
{
    public static IEnumerable<Upgrade> Rows { get; } =
    [
        new("Upsample", 7, Scales),
        new("Upsample", 9, ScalesToInput),
        new("Upsample", 10, (node, r) => node with { Operator = "Resize" }),
        new("Resize", 11, Asymmetric),
        new("Resize", 13, LeaveOut),
    ];

    static Node Scales(Node node, Rewriting r) => node with
    {
        Attributes = node.Attributes.Without("height_scale", "width_scale")
            .With("scales",
                new[] { 1f, 1f, node.Attributes.Float("height_scale", 1), node.Attributes.Float("width_scale", 1) })
            .With("mode", node.Attributes.Text("mode", "nearest") == "bilinear" ? "linear" : "nearest"),
    };

    static Node ScalesToInput(Node node, Rewriting r)
    {
        var scales = node.Attributes["scales"] as float[] ?? throw r.Refuse("it has no scales");
        return node with
        {
            Inputs = [node.Input(0), r.Constant(Tensor.Of(scales, [scales.Length]))],
            Attributes = node.Attributes.Without("scales"),
        };
    }

    /// <remarks>
    /// Before opset 11 a nearest neighbour was the one before where an axis grows and the one behind where it shrinks.
    /// A node has one such rule for all axes, so an operator that does both becomes two.
    /// </remarks>
    static Node Asymmetric(Node node, Rewriting r)
    {
        var scales = r.ConstantOf(node.Input(1))?.ToFloats();
        if (node.Attributes.Text("mode", "nearest") != "nearest" || scales is null || scales.All(scale => scale >= 1))
        {
            return Resize(node, node.Input(0), node.Input(1), "floor");
        }

        if (scales.All(scale => scale <= 1))
        {
            return Resize(node, node.Input(0), node.Input(1), "ceil");
        }

        var shrinking = r.Constant(Tensor.Of([.. scales.Select(scale => Math.Min(scale, 1))], [scales.Length]));
        var growing = r.Constant(Tensor.Of([.. scales.Select(scale => Math.Max(scale, 1))], [scales.Length]));
        var small = Resize(node, node.Input(0), shrinking, "ceil");
        return Resize(node, r.Op("Resize", [.. small.Inputs], small.Attributes), growing, "floor");
    }

    static Node Resize(Node node, string x, string scales, string nearest) => node with
    {
        Inputs = [x, "", scales],
        Attributes = node.Attributes.With("coordinate_transformation_mode", "asymmetric").With("nearest_mode", nearest),
    };

    /// <summary>Regions and scales that opset 11 demanded though they are not used are left out.</summary>
    static Node LeaveOut(Node node, Rewriting r)
    {
        var crops = node.Attributes.Text("coordinate_transformation_mode", "") == "tf_crop_and_resize";
        var region = crops ? node.Input(1) : "";
        string[] inputs = node.Input(3).Length > 0
            ? [node.Input(0), region, "", node.Input(3)]
            : [node.Input(0), region, node.Input(2)];
        return node with { Inputs = inputs };
    }
}
