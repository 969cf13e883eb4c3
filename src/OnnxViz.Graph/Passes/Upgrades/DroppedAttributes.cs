namespace OnnxViz.Graph.Passes.Upgrades;

/// <summary>
/// Attributes that lost their meaning: hints of the first operator sets, and modes of training, which OnnxViz never
/// runs in.
/// </summary>
static class DroppedAttributes
{
    static readonly string[] InPlace =
    [
        "Abs", "Add", "BatchNormalization", "Ceil", "Clip", "Div", "Dropout", "Elu", "Exp", "Floor", "HardSigmoid",
        "InstanceNormalization", "LeakyRelu", "Log", "Max", "Mean", "Min", "Mul", "Neg", "PRelu", "Reciprocal", "Relu",
        "Sigmoid", "Sqrt", "Sub", "Sum", "Tanh",
    ];

    public static IEnumerable<Upgrade> Rows { get; } =
    [
        .. Upgrade.Of(InPlace, 6, (node, r) => Without(node, "consumed_inputs")),
        new("Reshape", 4, (node, r) => Without(node, "consumed_inputs")),
        .. Upgrade.Of(["GRU", "LSTM", "RNN"], 7, (node, r) => Without(node, "output_sequence")),
        .. Upgrade.Of(["Dropout", "BatchNormalization"], 7, (node, r) => Without(node, "is_test")),
        new("Gemm", 7, (node, r) => Without(node, "broadcast")),
        new("Scatter", 11, (node, r) => node with { Operator = "ScatterElements" }),
    ];

    static Node Without(Node node, string name) => node with { Attributes = node.Attributes.Without(name) };
}
