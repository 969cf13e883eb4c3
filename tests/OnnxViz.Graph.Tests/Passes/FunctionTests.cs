using OnnxViz.Graph.Passes;
using OnnxViz.Runtime;

namespace OnnxViz.Graph.Tests.Passes;

/// <summary>A model's own functions are unfolded, and mean then what ONNX Runtime says they mean.</summary>
public sealed class FunctionTests
{
    const string Own = "own";
    const int FloatKind = 1;

    static readonly Tensor X = Samples.Wave(2, 3);

    /// <summary>y = alpha tanh(x), z = tanh(x)</summary>
    static OnnxFunction Scaled { get; } = new(
        Own, "Scaled", ["x"], ["y", "z"],
        [
            new("Constant", [], ["factor"], new() { { "value_float", new AttributeReference("alpha", FloatKind) } }),
            new("Tanh", ["x"], ["z"], Attributes.None, "tanh"),
            new("Mul", ["z", "factor"], ["y"], Attributes.None, "product"),
        ],
        new Dictionary<string, long> { [""] = 13 })
    {
        Defaults = new() { { "alpha", 0.5f } },
    };

    /// <summary>y = Scaled(x, alpha) + Scaled(x, 3), by a name that the caller has too.</summary>
    static OnnxFunction Twice { get; } = new(
        Own, "Twice", ["a", "b"], ["y"],
        [
            new(
                "Scaled",
                ["a"],
                ["first", ""],
                new() { { "alpha", new AttributeReference("alpha", FloatKind) } },
                Domain: Own),
            new("Scaled", ["a"], ["x", ""], new() { { "alpha", 3f } }, Domain: Own),
            new("Add", ["first", "x"], ["y"], Attributes.None),
        ],
        new Dictionary<string, long> { [""] = 13, [Own] = 1 })
    {
        Parameters = ["alpha"],
    };

    /// <summary>Softplus where the sum is positive, else what is outside the branch; in an old form.</summary>
    static OnnxFunction Branching { get; } = new(
        Own, "Branching", ["x"], ["y"],
        [
            new("ReduceSum", ["x"], ["sum"], new() { { "keepdims", 0L } }),
            new("Constant", [], ["zero"], new() { { "value", Tensor.Of([0f], Shape.Scalar) } }),
            new("Greater", ["sum", "zero"], ["positive"], Attributes.None),
            new("Clip", ["x"], ["clipped"], new() { { "min", -1f }, { "max", 1f } }),
            new("If", ["positive"], ["y"], new()
            {
                { "then_branch", Branch(new Node("Softplus", ["clipped"], ["t"], Attributes.None)) },
                { "else_branch", Branch(new Node("Identity", ["clipped"], ["t"], Attributes.None)) },
            }),
        ],
        new Dictionary<string, long> { [""] = 10 });

    public static TheoryData<string> Calls => ["Scaled", "ScaledBoth", "ScaledSecond", "Twice", "Branching"];

    [Theory, MemberData(nameof(Calls))]
    public void A_function_gives_the_same_numbers_when_it_is_unfolded(string call)
    {
        var model = Model(Call(call), call == "Branching" ? 10 : 13);
        var modern = ModernForm.Apply(model);
        Assert.Empty(modern.Functions);
        Assert.All(modern.Graph.Nodes, node => Assert.Equal("", node.Domain));
        var (folded, unfolded) = (Run(model), Run(modern));
        Assert.Equal(folded.Keys, unfolded.Keys);
        Assert.All(folded, pair => Assert.Equal(pair.Value.Bytes.ToArray(), unfolded[pair.Key].Bytes.ToArray()));
    }

    [Fact]
    public void Functions_survive_writing_and_reading()
    {
        var model = Model(Call("Twice"), 13);
        var read = ModelFile.Parse(ModelFile.ToBytes(model));
        Assert.Equal(
            model.Functions.Select(function => function.Name), read.Functions.Select(function => function.Name));
        Assert.Equal(Run(model)["y"].ToFloats(), Run(ModernForm.Apply(read))["y"].ToFloats());
    }

    [Fact]
    public void The_nodes_of_a_function_are_named_after_its_call()
    {
        var nodes = ModernForm.Apply(Model(Call("Twice"), 13)).Graph.Nodes;
        Assert.Equal(
            ["call/first/tanh", "call/first/product", "call/x/tanh", "call/x/product", "y"],
            nodes.Select(node => node.Label));
    }

    [Fact]
    public void An_output_that_is_an_input_is_copied()
    {
        var copy = new OnnxFunction(Own, "Copy", ["a"], ["a"], [], new Dictionary<string, long> { [""] = 13 });
        var modern = ModernForm.Apply(Model(new("Copy", ["x"], ["y"], Attributes.None, "call", Own), 13, copy));
        Assert.Equal(X.ToFloats(), Run(modern)["y"].ToFloats());
    }

    [Fact]
    public void A_function_that_calls_itself_is_refused()
    {
        var loop = new OnnxFunction(
            Own,
            "Loop",
            ["x"],
            ["y"],
            [new("Loop", ["x"], ["y"], Attributes.None, Domain: Own)],
                new Dictionary<string, long> { [Own] = 1 });
        Refused(
            "function Loop of the model calls itself", new("Loop", ["x"], ["y"], Attributes.None, "call", Own), loop);
    }

    [Fact]
    public void Functions_that_unfold_without_end_are_refused()
    {
        var imports = new Dictionary<string, long> { [Own] = 1 };
        var doubling = Enumerable.Range(0, 40).Select(level => new OnnxFunction(
            Own, $"f{level}", ["x"], ["y"],
            [
                new(
                    level == 39 ? "Relu" : $"f{level + 1}",
                    ["x"],
                    ["t"],
                    Attributes.None,
                    Domain: level == 39 ? "" : Own),
                new(
                    level == 39 ? "Relu" : $"f{level + 1}",
                    ["t"],
                    ["y"],
                    Attributes.None,
                    Domain: level == 39 ? "" : Own),
            ],
            imports));
        Refused("unfold to more than", new("f0", ["x"], ["y"], Attributes.None, "call", Own), [.. doubling]);
    }

    [Fact]
    public void A_call_with_too_many_inputs_is_refused() =>
        Refused("gives 2 inputs", new("Scaled", ["x", "x"], ["y"], Attributes.None, "call", Own), Scaled);

    static Node Call(string call) => call switch
    {
        "Scaled" => new("Scaled", ["x"], ["y", ""], Attributes.None, "call", Own),
        "ScaledBoth" => new("Scaled", ["x"], ["y", "z"], new() { { "alpha", 2f } }, "call", Own),
        "ScaledSecond" => new("Scaled", ["x"], ["", "y"], Attributes.None, "call", Own),
        "Twice" => new("Twice", ["x"], ["y"], new() { { "alpha", 2f } }, "call", Own),
        _ => new(call, ["x"], ["y"], Attributes.None, "call", Own),
    };

    static OnnxGraph Branch(Node node) => new(
        "branch", [], [new("t", ElementType.Float, null)], new Dictionary<string, Tensor>(), [node]);

    static OnnxModel Model(Node call, long opset, params OnnxFunction[] functions) => new(
        new("model", [ValueInfo.Of("x", X.Type)], [.. call.Outputs.Where(name => name.Length > 0).Select(Output)],
            new Dictionary<string, Tensor>(), [call]),
        new Dictionary<string, long> { [""] = opset, [Own] = 1 })
    {
        Functions = functions.Length > 0 ? functions : [Scaled, Twice, Branching],
    };

    static ValueInfo Output(string name) => new(name, ElementType.Float, null);

    static IReadOnlyDictionary<string, Tensor> Run(OnnxModel model)
    {
        using var session = OnnxSession.Open(model, RuntimeSettings.Default with { Threads = 1 });
        return session.Run(new Dictionary<string, Tensor> { ["x"] = X });
    }

    static void Refused(string reason, Node call, params OnnxFunction[] functions) =>
        Assert.Contains(
            reason, Assert.Throws<OnnxVizException>(() => ModernForm.Apply(Model(call, 13, functions))).Message);
}
