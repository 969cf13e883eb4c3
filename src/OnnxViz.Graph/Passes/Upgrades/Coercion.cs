namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>Before opset 13 a softmax saw its input as a matrix: the axes from <c>axis</c> on were one.</summary>
static class Coercion
{
    public static IEnumerable<Upgrade> Rows { get; } = Upgrade.Of(["Softmax", "LogSoftmax", "Hardmax"], 13, Softmax);

    static Node Softmax(Node node, Rewriting r)
    {
        var axis = node.Attributes.Int("axis", 1);
        var along = node with { Attributes = node.Attributes.With("axis", -1L) };
        if (axis == -1 || axis + 1 == r.RankOf(node.Input(0)))
        {
            return along;
        }

        var matrix = r.Op("Flatten", [node.Input(0)], new Attributes { { "axis", axis } });
        var result = r.Op(node.Operator, [matrix], along.Attributes);
        var shape = r.Op("Shape", [node.Input(0)]);
        return node with { Operator = "Reshape", Inputs = [result, shape], Attributes = Attributes.None };
    }
}
