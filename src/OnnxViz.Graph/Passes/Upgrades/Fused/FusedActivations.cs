namespace OnnxViz.Graph.Passes.Upgrades.Fused;

/// <summary>Activations of ONNX Runtime's own, and those that it fuses into other operators.</summary>
static class FusedActivations
{
    static readonly Attributes Approximate = new() { { "approximate", "tanh" } };

    public static IEnumerable<Upgrade> Rows { get; } =
    [
        Upgrade.Own("Gelu", (node, r) => r.Last("Gelu", [node.Input(0)])),
        Upgrade.Own("BiasGelu", (node, r) => r.Last("Gelu", [Biased(node, r)])),
        Upgrade.Own("FastGelu", (node, r) => r.Last("Gelu", [Biased(node, r)], Approximate)),
        Upgrade.Own("QuickGelu", QuickGelu),
    ];

    /// <summary>The node that applies a fused activation to what the fused operator makes before it.</summary>
    /// <param name="r">The rewriting of the fused operator.</param>
    /// <param name="activation">The activation's name; empty for none.</param>
    /// <param name="x">What it is applied to.</param>
    /// <param name="parameters">The activation's numbers by name, with their defaults where they have one.</param>
    public static Node Activate(Rewriting r, string activation, string x, Func<string, float?, float> parameters)
    {
        switch (activation)
        {
            case "":
                return r.Last("Identity", [x]);
            case "Relu" or "Sigmoid" or "Tanh" or "Softplus" or "Softsign":
                return r.Last(activation, [x]);
            case "LeakyRelu" or "Elu" or "Celu" or "ThresholdedRelu":
                return r.Last(activation, [x], new() { { "alpha", Number("alpha", null) } });
            case "HardSigmoid":
                return r.Last(
                    activation, [x], new() { { "alpha", Number("alpha", 0.2f) }, { "beta", Number("beta", 0.5f) } });
            case "Clip":
                return r.Last(activation, [x, r.Like(x, Number("min", null)), r.Like(x, Number("max", null))]);
            default:
                throw r.Refuse($"its activation {activation} is not known");
        }

        float Number(string name, float? fallback) => parameters(name, fallback);
    }

    static string Biased(Node node, Rewriting r) =>
        node.Input(1).Length == 0 ? node.Input(0) : r.Op("Add", [node.Input(0), node.Input(1)]);

    /// <remarks>x sigmoid(alpha x)</remarks>
    static Node QuickGelu(Node node, Rewriting r)
    {
        var alpha = r.Like(node.Input(0), node.Attributes.Float("alpha", 1.702f));
        return r.Last("Mul", [node.Input(0), r.Op("Sigmoid", [r.Op("Mul", [node.Input(0), alpha])])]);
    }
}
