using OnnxViz.Graph;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Networks.Tests;

/// <summary>
/// If nodes: the branch is put in place where the condition does not depend on what the picture shows.
/// </summary>
public sealed class BranchTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <summary>How the condition comes about, whether the branch is known, and whether it is the first one.</summary>
    public static TheoryData<string, bool, bool> Conditions => new()
    {
        { "yes", true, true },
        { "no", true, false },
        { "computed", true, false },
        { "size", true, true },
        { "content", false, false },
    };

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Conditions))]
    public void The_branch_that_is_taken_stands_in_the_place_of_the_node(string condition, bool isKnown, bool isFirst)
    {
        var network = Load(condition);
        var names = network.FindLayers().All.Select(layer => layer.Node).ToArray();
        Assert.Equal(isKnown, !names.Contains("choice"));
        Assert.Equal(isKnown && isFirst, names.Contains("tanh"));
        Assert.Equal(isKnown && !isFirst, names.Contains("inner_relu"));
        Assert.Equal(isKnown, network.FindLayers().Find("y").Differentiable);
    }

    [Theory, MemberData(nameof(Conditions))]
    public void The_numbers_stay_the_same(string condition, bool isKnown, bool isFirst)
    {
        var x = SmallNets.Drawn(new Random(1), [1, 3, 8, 8]);
        var expected = Run(Model(condition), x);
        Assert.Equal(expected, Run(Load(condition).Prepare(["y"], [1, 3, 8, 8]).Model, x));
        Assert.Equal(
            (isKnown, isFirst && condition != "size"),
            (condition != "content", expected.All(number => Math.Abs(number) < 2)));
    }

    [Fact]
    public void Another_size_may_take_the_other_branch()
    {
        var network = Load("size");
        var prepared = network.Prepare(["y"], [1, 3, 9, 8]);
        Assert.Contains(prepared.Model.Graph.Nodes, node => node.Operator == "Relu");
        Assert.Contains(
            "t lies in a branch that",
            Assert.Throws<OnnxVizException>(() => network.Prepare(["t"], [1, 3, 9, 8])).Message);
    }

    static float[] Run(OnnxModel model, Tensor x)
    {
        using var session = OnnxSession.Open(model, RuntimeSettings.Default with { Threads = 1 });
        return session.Run(new Dictionary<string, Tensor> { ["x"] = x })["y"].ToFloats();
    }

    /// <summary>
    /// y = tanh(conv(x)) where the condition holds, else relu(conv(x)) + 2 from a branch of a branch.
    /// </summary>
    static OnnxModel Model(string condition) => OnnxModel.Of(new(
        "net",
        [new("x", ElementType.Float, [1, 3, new(null, "H"), 8])],
        [new("y", ElementType.Float, null)],
        new Dictionary<string, Tensor>
        {
            ["yes"] = Truth(true),
            ["no"] = Truth(false),
            ["eight"] = Tensor.Vector(condition == "size" ? 224 : 8),
            ["zero"] = Tensor.Full([], 0),
            ["row"] = Tensor.Vector(2),
            ["weight"] = SmallNets.Drawn(new Random(2), [4, 3, 1, 1]),
        },
        [
            new("Conv", ["x", "weight"], ["t0"], Attributes.None, "conv"),
            new("Not", ["yes"], ["computed"], Attributes.None),
            new("Shape", ["t0"], ["shape"], Attributes.None),
            new("Gather", ["shape", "row"], ["height"], Attributes.None),
            new("Equal", ["height", "eight"], ["size"], Attributes.None),
            new("ReduceMax", ["x"], ["greatest"], new() { { "keepdims", 0L } }),
            new("Less", ["greatest", "zero"], ["content"], Attributes.None),
            new("If", [condition], ["y"], new()
            {
                {
                    "then_branch",
                    Branch(
                        new("Tanh", ["t0"], ["t"], Attributes.None, "tanh"),
                        new("Identity", ["t"], ["out"], Attributes.None))
                },
                {
                    "else_branch", Branch(new Node("If", ["no"], ["out"], new()
                    {
                        { "then_branch", Branch(new Node("Identity", ["t0"], ["out"], Attributes.None)) },
                        { "else_branch", Inner() },
                    }, "inner_choice"))
                },
            }, "choice"),
        ]));

    static OnnxGraph Inner()
    {
        var branch = Branch(
            new Node("Relu", ["t0"], ["t"], Attributes.None, "inner_relu"),
            new Node("Add", ["t", "two"], ["out"], Attributes.None, "inner_add"));
        return branch with { Constants = new Dictionary<string, Tensor> { ["two"] = Tensor.Full([], 2) } };
    }

    static OnnxGraph Branch(params Node[] nodes) =>
        new("branch", [], [new("out", ElementType.Float, null)], new Dictionary<string, Tensor>(), nodes);

    static Tensor Truth(bool truth) =>
        Tensor.Of(new TensorType(ElementType.Bool, []), new[] { truth ? (byte)1 : (byte)0 });

    Network Load(string condition)
    {
        var path = _folder.File("net.onnx");
        ModelFile.Write(path, Model(condition));
        return Network.Load(path);
    }
}
