using OnnxViz.Graph;
using static OnnxViz.Fuzz.Seeds.SeedRow;

namespace OnnxViz.Fuzz.Seeds;

/// <summary>Networks with graphs inside nodes, and with functions of their own.</summary>
static class ControlSeeds
{
    public static IEnumerable<OnnxModel> All => [Branching(true), Branching(false), Looping(), Scanning(), Calling()];

    /// <summary>An If whose condition is a constant, or comes from the picture.</summary>
    static OnnxModel Branching(bool isConstant)
    {
        var branches = new Attributes { { "then_branch", Branch("Relu") }, { "else_branch", Branch("Neg") } };
        Node[] condition =
        [
            new("ReduceMax", ["c"], ["most"], new() { { "keepdims", 0L } }, "most"),
            new("Greater", ["most", "one"], ["condition"], Attributes.None, "greater"),
        ];
        var nodes = isConstant ? [] : condition;
        var constants = new Dictionary<string, Tensor> { ["one"] = Tensor.Of([1f], Shape.Scalar) };
        if (isConstant)
        {
            constants["condition"] = Tensor.Of(new TensorType(ElementType.Bool, []), new byte[] { 1 });
        }

        return Around(constants, [.. nodes, new("If", ["condition"], ["y"], branches, "if")]);
    }

    static OnnxModel Looping()
    {
        var body = new OnnxGraph(
            "body",
            [Of("i", ElementType.Int64), Of("go", ElementType.Bool), new("state", ElementType.Float, null)],
            [Of("go_on", ElementType.Bool), new("next", ElementType.Float, null)], new Dictionary<string, Tensor>(),
            [
                new("Identity", ["go"], ["go_on"], Attributes.None, "go_on"),
                new("Add", ["state", "c"], ["next"], Attributes.None, "add"),
            ]);
        var constants = new Dictionary<string, Tensor>
        {
            ["count"] = Tensor.Of([3L], Shape.Scalar),
            ["true"] = Tensor.Of(new TensorType(ElementType.Bool, []), new byte[] { 1 }),
        };
        return Around(constants, [new("Loop", ["count", "true", "c"], ["y"], new() { { "body", body } }, "loop")]);
    }

    static OnnxModel Scanning()
    {
        var body = new OnnxGraph(
            "body", [new("sum", ElementType.Float, null), new("line", ElementType.Float, null)],
            [new("next", ElementType.Float, null), new("seen", ElementType.Float, null)],
            new Dictionary<string, Tensor>(),
            [
                new("Add", ["sum", "line"], ["next"], Attributes.None, "add"),
                new("Relu", ["next"], ["seen"], Attributes.None, "relu"),
            ]);
        var constants = new Dictionary<string, Tensor> { ["start"] = Tensor.Full([4, 8, 8], 0) };
        return Around(
            constants,
            [new("Scan", ["start", "c"], ["last", "y"], new()
            {
                { "body", body },
                { "num_scan_inputs", 1L },
            }, "scan")]);
    }

    /// <summary>A function of the model that calls another one.</summary>
    static OnnxModel Calling()
    {
        var model = Around(new(), [new("Outer", ["c"], ["y"], new() { { "alpha", 0.2f } }, "call", "own")]);
        return model with
        {
            Imports = new Dictionary<string, long>(model.Imports) { ["own"] = 1 },
            Functions =
            [
                Function(
                    "Inner", new("LeakyRelu", ["a"], ["b"], new() { { "alpha", new AttributeReference("alpha", 1) } })),
                Function(
                    "Outer",
                    new("Inner", ["a"], ["b"], new() { { "alpha", new AttributeReference("alpha", 1) } }, "", "own")),
            ],
        };
    }

    static OnnxFunction Function(string name, Node node) =>
        new("own", name, ["a"], ["b"], [node], new Dictionary<string, long> { [""] = 18, ["own"] = 1 })
        {
            Parameters = ["alpha"],
        };

    static OnnxGraph Branch(string operation) => new(
        "branch", [], [new("b", ElementType.Float, null)], new Dictionary<string, Tensor>(),
        [new(operation, ["c"], ["b"], Attributes.None, operation)]);

    static ValueInfo Of(string name, ElementType element) => new(name, element, []);

    static OnnxModel Around(Dictionary<string, Tensor> constants, Node[] nodes)
    {
        var graph = new OnnxGraph(
            "control", [ValueInfo.Of("picture", new(ElementType.Float, [1, 3, 8, 8]))],
            [new("y", ElementType.Float, null)],
            new Dictionary<string, Tensor>(constants) { ["w"] = Draw([4, 3, 3, 3]) },
            [new("Conv", ["picture", "w"], ["c"], new() { { "pads", new long[] { 1, 1, 1, 1 } } }, "conv"), .. nodes]);
        return new(graph, new Dictionary<string, long> { [""] = 18 }) { IrVersion = 8 };
    }
}
