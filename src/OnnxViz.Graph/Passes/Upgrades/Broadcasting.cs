namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>
/// Before opset 7 the second operand was laid along an axis of the first; since then shapes are aligned from their
/// ends.
/// </summary>
static class Broadcasting
{
    public static IEnumerable<Upgrade> Rows { get; } =
    [
        .. Upgrade.Of(["Add", "And", "Div", "Equal", "Greater", "Less", "Mul", "Or", "Pow", "Sub", "Xor"], 7, Align),
        new("PRelu", 7, (node, r) => node with { Inputs = [node.Input(0), Channels(node.Input(0), node.Input(1), r)] }),
    ];

    static Node Align(Node node, Rewriting r)
    {
        var aligned = node with { Attributes = node.Attributes.Without("broadcast", "axis") };
        return node.Attributes.Int("broadcast", 0) != 0 && node.Attributes.Has("axis")
            ? aligned with { Inputs = [node.Input(0), Along(node, node.Attributes.Int("axis", 0), r)] }
            : aligned;
    }

    /// <summary>
    /// The second operand with ones behind its shape, as many as the first has axes behind those that the second is
    /// laid along.
    /// </summary>
    static string Along(Node node, long axis, Rewriting r)
    {
        var shape = r.Op("Shape", [node.Input(1)]);
        var behind = r.Constant(Tensor.Of([axis], Shape.Scalar));
        var start = axis >= 0 ? behind : r.Op("Add", [behind, r.Rank(node.Input(0))]);
        var end = r.Op("Add", [start, r.Op("Size", [shape])]);
        return WithOnes(node.Input(1), shape, r.Op("Sub", [r.Rank(node.Input(0)), end]), r);
    }

    static string Channels(string x, string slope, Rewriting r) => WithOnes(
        slope, r.Integers(-1), r.Op("Sub", [r.Rank(x), r.Constant(Tensor.Of([2], Shape.Scalar))]), r);

    static string WithOnes(string tensor, string shape, string count, Rewriting r) =>
        r.Op("Reshape", [tensor, r.Op("Concat", [shape, r.Ones(count)], new Attributes { { "axis", 0L } })]);
}
