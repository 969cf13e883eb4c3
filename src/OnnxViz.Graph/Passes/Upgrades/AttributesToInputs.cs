namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>What was an attribute and became an input, so that it could be computed.</summary>
static class AttributesToInputs
{
    public static IEnumerable<Upgrade> Rows { get; } =
    [
        new("Reshape", 5, (node, r) => Vector(node, r, "shape")),
        new("Clip", 11, Clip),
        new("Slice", 10, (node, r) => Vector(node, r, "starts", "ends", "axes")),
        new("Pad", 2, Pads),
        new("Pad", 11, Pad),
        new("Split", 13, (node, r) => Vector(node, r, "split")),
        new("Split", 18, Parts),
        new("TopK", 10, (node, r) => With(node, ["k"], r.Integers(node.Attributes.Int("k", 0)))),
        new("Dropout", 12,
            (node, r) => With(node, ["ratio"], r.Like(node.Input(0), node.Attributes.Float("ratio", 0.5f)))),
        new("DFT", 20, (node, r) => With(
            node, ["axis"], node.Input(1), r.Constant(Tensor.Of([node.Attributes.Int("axis", 1)], Shape.Scalar)))),
    ];

    /// <summary>
    /// The node with vectors of integers behind its first input instead of attributes; absent attributes are left out.
    /// </summary>
    public static Node Vector(Node node, Rewriting r, params string[] names) =>
        With(node, names,
            [.. names.Select(name => node.Attributes.Ints(name) is { } numbers ? r.Integers(numbers) : "")]);

    static Node With(Node node, string[] attributes, params string[] inputs)
    {
        var given = inputs.Reverse().SkipWhile(input => input.Length == 0).Reverse();
        return node with { Inputs = [node.Input(0), .. given], Attributes = node.Attributes.Without(attributes) };
    }

    static Node Clip(Node node, Rewriting r) =>
        With(node, ["min", "max"], Bound(node, r, "min"), Bound(node, r, "max"));

    static string Bound(Node node, Rewriting r, string name) =>
        node.Attributes.Has(name) ? r.Like(node.Input(0), node.Attributes.Float(name, 0)) : "";

    static Node Pads(Node node, Rewriting r) => node.Attributes.Ints("paddings") is { } pads
        ? node with { Attributes = node.Attributes.Without("paddings").With("pads", pads) }
        : node;

    static Node Pad(Node node, Rewriting r) => With(
        node, ["pads", "value"],
        r.Integers(node.Attributes.Ints("pads") ?? throw r.Refuse("it has no pads")),
        node.Attributes.Float("value", 0) is not 0 and var value ? r.Like(node.Input(0), value) : "");

    static Node Parts(Node node, Rewriting r) =>
        node.Input(1).Length > 0
            ? node
            : node with { Attributes = node.Attributes.With("num_outputs", (long)node.Outputs.Count) };
}
