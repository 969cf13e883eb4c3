namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>Old forms of normalisation.</summary>
static class Normalizations
{
    public static IEnumerable<Upgrade> Rows { get; } =
    [
        new("BatchNormalization", 9, Spatial),
        new("BatchNormalization", 14, Statistics),
        new("MeanVarianceNormalization", 9, MeanVariance),
        new("GroupNormalization", 21, PerChannel),
    ];

    /// <remarks>Further outputs were those of training.</remarks>
    static Node Statistics(Node node, Rewriting r)
    {
        foreach (var copy in BatchStatistics.Stored(node).Skip(1))
        {
            r.Make(copy.Outputs[0], copy.Operator, [.. copy.Inputs]);
        }

        return node with { Outputs = [node.Outputs[0]] };
    }

    /// <remarks>
    /// Not spatial: statistics for every element of a picture, y = (x - mean) / sqrt(variance + epsilon) scale + bias.
    /// </remarks>
    static Node Spatial(Node node, Rewriting r)
    {
        if (node.Attributes.Int("spatial", 1) != 0)
        {
            return node with { Attributes = node.Attributes.Without("spatial") };
        }

        var epsilon = r.Like(node.Input(4), node.Attributes.Float("epsilon", 1e-5f));
        var deviation = r.Op("Sqrt", [r.Op("Add", [node.Input(4), epsilon])]);
        var normal = r.Op("Div", [r.Op("Sub", [node.Input(0), node.Input(3)]), deviation]);
        var scaled = r.Op("Mul", [normal, node.Input(1)]);
        return new("Add", [scaled, node.Input(2)], [node.Outputs[0]], Attributes.None, node.Name);
    }

    static Node MeanVariance(Node node, Rewriting r)
    {
        var axes = node.Attributes.Int("across_channels", 0) != 0 ? new[] { 0L, 1, 2, 3 } : [0, 2, 3];
        if (node.Attributes.Int("normalize_variance", 1) != 0)
        {
            return node with { Attributes = new() { { "axes", axes } } };
        }

        var mean = r.Op("ReduceMean", [node.Input(0)], new Attributes { { "axes", axes } });
        return node with { Operator = "Sub", Inputs = [node.Input(0), mean], Attributes = Attributes.None };
    }

    /// <remarks>Scale and bias were given for each group; each is repeated for the channels of its group.</remarks>
    static Node PerChannel(Node node, Rewriting r)
    {
        var channels = r.Op("Shape", [node.Input(0)], new Attributes { { "start", 1L }, { "end", 2L } });
        var length = r.Op("Div", [channels, r.Integers(node.Attributes.Int("num_groups", 1))]);
        var shape = r.Op("Concat", [r.Integers(1), length], new Attributes { { "axis", 0L } });
        return node with { Inputs = [node.Input(0), Repeat(node.Input(1)), Repeat(node.Input(2))] };

        string Repeat(string perGroup) =>
            r.Op("Reshape", [r.Op("Expand", [r.Op("Unsqueeze", [perGroup, r.Integers(1)]), shape]), r.Integers(-1)]);
    }
}
