namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>Attributes whose default or spelling changed: the old meaning is written out.</summary>
static class Defaults
{
    public static IEnumerable<Upgrade> Rows { get; } =
    [
        new("Concat", 4, (node, r) => Given(node, "axis", 1L)),
        new("Selu", 6, Selu),
        .. Upgrade.Of(["LpPool", "GlobalLpPool"], 2, (node, r) => With(node, "p", (long)node.Attributes.Float("p", 2))),
        new("Cast", 6, (node, r) => With(node, "to", Element(node.Attributes.Text("to", ""), r))),
        new("RoiAlign", 16, (node, r) => Given(node, "coordinate_transformation_mode", "output_half_pixel")),
        new("GridSample", 20, (node, r) => With(node, "mode", GridMode(node.Attributes.Text("mode", "bilinear")))),
    ];

    static Node Selu(Node node, Rewriting r)
    {
        var old = node with { Attributes = node.Attributes.Without("consumed_inputs") };
        return Given(Given(old, "alpha", 1.6732f), "gamma", 1.0507f);
    }

    static Node Given(Node node, string name, object content) =>
        node.Attributes.Has(name) ? node : With(node, name, content);

    static Node With(Node node, string name, object content) =>
        node with { Attributes = node.Attributes.With(name, content) };

    static long Element(string text, Rewriting r) =>
        Enum.TryParse<ElementType>(text, ignoreCase: true, out var element)
            ? (long)element
            : throw r.Refuse($"there is no element type {text}");

    /// <summary>What a mode of GridSample is called since opset 20.</summary>
    public static string GridMode(string mode) => mode switch
    {
        "bilinear" => "linear",
        "bicubic" => "cubic",
        _ => mode,
    };
}
