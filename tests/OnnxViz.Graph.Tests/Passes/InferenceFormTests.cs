using OnnxViz.Graph.Passes;
using OnnxViz.Runtime;

namespace OnnxViz.Graph.Tests.Passes;

/// <summary>
/// What is in training mode runs as in use: ONNX Runtime gives the same numbers for a model that says so itself.
/// </summary>
public sealed class InferenceFormTests
{
    static readonly Tensor X = Samples.Wave(2, 3, 4, 4);
    static readonly Tensor On = new(new(ElementType.Bool, Shape.Scalar), new BytesInMemory(new byte[] { 1 }));
    static readonly Tensor Off = new(new(ElementType.Bool, Shape.Scalar), new BytesInMemory(new byte[] { 0 }));
    static readonly string[] Statistics = ["x", "scale", "bias", "mean", "variance"];

    public static TheoryData<string, long, Node, Node, int> Forms => new()
    {
        { "Dropout", 13, Dropout(["x", "ratio", "on"], "y"), Dropout(["x", "ratio"], "y"), 1 },
        { "Dropout without a ratio", 13, Dropout(["x", "", "on"], "y"), Dropout(["x"], "y"), 1 },
        {
            "Dropout with its mask", 13,
            Dropout(["x", "ratio", "on"], "y", "mask"), Dropout(["x", "ratio"], "y", "mask"), 1
        },
        {
            "Dropout whose mode is computed", 13,
            Dropout(["x", "ratio", "computed"], "y"), Dropout(["x", "ratio"], "y"), 1
        },
        { "Dropout that is off", 13, Dropout(["x", "ratio", "off"], "y"), Dropout(["x", "ratio"], "y"), 0 },
        { "Dropout before it had a mode", 10, Dropout(["x"], "y"), Dropout(["x"], "y"), 0 },
        { "BatchNormalization", 15, Batch(1, "y"), Batch(0, "y"), 1 },
        { "BatchNormalization with statistics", 15, Batch(1, "y", "m", "v"), Batch(0, "y"), 1 },
        { "BatchNormalization in use", 15, Batch(0, "y"), Batch(0, "y"), 0 },
        { "BatchNormalization of five outputs", 9, Batch(null, "y", "m", "v", "sm", "sv"), Batch(null, "y"), 1 },
        { "BatchNormalization before that", 8, Batch(null, "y", "m", "v", "sm", "sv"), Batch(null, "y"), 1 },
    };

    [Theory, MemberData(nameof(Forms), DisableDiscoveryEnumeration = true)]
    public void A_node_in_training_mode_gives_what_it_gives_in_use(
        string form, long opset, Node training, Node inUse, int switched)
    {
        var inference = InferenceForm.Of(Of(opset, training));
        Assert.True(switched == inference.Switched.Count, form);
        Assert.All(inference.Switched, node => Assert.Same(training, node));
        Assert.Equal(Run(Of(opset, inUse), "y"), Run(inference.Model, "y"));
    }

    [Theory]
    [InlineData(15, "m", "v")]
    [InlineData(9, "sm", "sv")]
    public void What_a_normalisation_hands_out_are_the_statistics_that_it_has_stored(
        long opset, string mean, string variance)
    {
        string[] outputs = opset < 14 ? ["y", "m", "v", "sm", "sv"] : ["y", "m", "v"];
        var model = Of(opset, Batch(opset < 14 ? null : 1, outputs));
        var inference = InferenceForm.Of(
            model with { Graph = model.Graph with { Outputs = [Info("y"), Info(mean), Info(variance)] } }).Model;
        Assert.Equal(model.Graph.Constants["mean"].ToFloats(), Run(inference, mean));
        Assert.Equal(model.Graph.Constants["variance"].ToFloats(), Run(inference, variance));
    }

    [Theory]
    [InlineData(6, 1L, 0)]
    [InlineData(6, 0L, 1)]
    [InlineData(6, null, 1)]
    [InlineData(1, null, 1)]
    public void Early_forms_say_that_they_are_tested(long opset, long? test, int switched)
    {
        foreach (var node in new[] { Dropout(["x"], "y"), Batch(null, "y", "m", "v", "sm", "sv") })
        {
            var given = test is { } flag ? node with { Attributes = node.Attributes.With("is_test", flag) } : node;
            var inference = InferenceForm.Of(Of(opset, given));
            Assert.Equal(switched, inference.Switched.Count);
            Assert.Equal(
                1,
                inference.Model.Graph.Nodes.Single(each => each.Operator == node.Operator).Attributes.Int(
                    "is_test", 0));
            Assert.Equal(
                Run(Of(9, node.Operator == "Dropout" ? node : Batch(null, "y")), "y"),
                Run(ModernForm.Apply(inference.Model), "y"));
        }
    }

    [Fact]
    public void Graphs_inside_others_are_looked_at_too()
    {
        var branch = new OnnxGraph(
            "b", [], [Info("t")], new Dictionary<string, Tensor>(), [Dropout(["x", "ratio", "on"], "t")]);
        var inference = InferenceForm.Of(
            Of(13, new("If", ["on"], ["y"], new() { { "then_branch", branch }, { "else_branch", branch } }, "if")));
        Assert.Equal(2, inference.Switched.Count);
        Assert.Equal(X.ToFloats(), Run(inference.Model, "y"));
    }

    [Fact]
    public void Functions_are_looked_at_too()
    {
        var function = new OnnxFunction(
            "own", "Drop", ["a", "mode"], ["b"],
            [
                new("Constant", [], ["half"], new() { { "value_float", 0.5f } }),
                new("Dropout", ["a", "half", "mode"], ["b"], Attributes.None, "inner"),
            ],
            new Dictionary<string, long> { [""] = 13 });
        foreach (var (mode, switched) in new[] { ("on", 1), ("off", 0) })
        {
            var model = Of(13, new("Drop", ["x", mode], ["y"], Attributes.None, "call", "own")) is var plain
                ? plain with
                {
                    Functions = [function],
                    Imports = new Dictionary<string, long> { [""] = 13, ["own"] = 1 },
                } : plain;
            Assert.Equal(switched, InferenceForm.Of(ModernForm.Apply(model)).Switched.Count);
            Assert.Equal(X.ToFloats(), Run(InferenceForm.OfFunctions(model), "y"));
        }
    }

    [Fact]
    public void What_depends_on_random_numbers_is_found_wherever_they_are_drawn()
    {
        var drawing = new OnnxGraph(
            "b",
            [],
            [Info("t")],
            new Dictionary<string, Tensor>(),
            [new("RandomNormalLike", ["x"], ["t"], Attributes.None, "noise")]);
        var graph = Of(13, new("Relu", ["x"], ["before"], Attributes.None)).Graph with
        {
            Nodes =
            [
                new("Relu", ["x"], ["before"], Attributes.None, "before"),
                new("If", ["on"], ["drawn"], new() { { "then_branch", drawing }, { "else_branch", drawing } }, "if"),
                new("Shape", ["drawn"], ["size"], Attributes.None, "size"),
                new("Add", ["before", "drawn"], ["y"], Attributes.None, "add"),
            ],
        };
        var found = RandomDraws.Dependents(graph);
        Assert.Equal(["drawn", "y"], found.Keys.Order(StringComparer.Ordinal));
        Assert.All(found.Values, node => Assert.Equal("if", node.Name));
    }

    static Node Dropout(string[] inputs, params string[] outputs) =>
        new("Dropout", inputs, outputs, Attributes.None, "drop");

    static Node Batch(long? training, params string[] outputs) => new(
        "BatchNormalization", Statistics, outputs,
        training is { } mode ? new() { { "training_mode", mode } } : Attributes.None, "batch");

    static ValueInfo Info(string name) => new(name, ElementType.Undefined, null);

    static OnnxModel Of(long opset, Node node) => new(
        new(
            "g", [ValueInfo.Of("x", X.Type)], [Info("y")],
            new Dictionary<string, Tensor>
            {
                ["ratio"] = Tensor.Of([0.5f], Shape.Scalar),
                ["on"] = On,
                ["off"] = Off,
                ["scale"] = Tensor.Of([1f, 2f, 0.5f], [3]),
                ["bias"] = Tensor.Of([0f, 1f, -1f], [3]),
                ["mean"] = Tensor.Of([0.5f, -0.25f, 2f], [3]),
                ["variance"] = Tensor.Of([1f, 0.5f, 4f], [3]),
            },
            [new("Not", ["off"], ["computed"], Attributes.None, "not"), node]),
        new Dictionary<string, long> { [""] = opset })
    {
        IrVersion = 8,
    };

    static float[] Run(OnnxModel model, string output)
    {
        using var session = OnnxSession.Open(model, RuntimeSettings.Default with { Threads = 1 });
        return session.Run(new Dictionary<string, Tensor> { ["x"] = X }, [output])[output].ToFloats();
    }
}
