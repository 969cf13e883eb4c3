using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Attribution.Tests;

/// <summary>Networks with functions, with operators that ONNX Runtime's optimiser has fused, and with others that are
/// not of the standard.</summary>
public sealed class FusedTests : IDisposable
{
    const string Microsoft = "com.microsoft";

    readonly TemporaryFolder _folder = new();

    static Node Conv { get; } = new("Conv", ["picture", "weight"], ["conv"], Attributes.None, "conv");

    static Node Relu { get; } = new("Relu", ["conv"], ["relu"], Attributes.None, "relu");

    public static TheoryData<string> Forms => ["fused", "function"];

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Forms))]
    public void Gradients_pass_through_and_inner_layers_are_there(string form)
    {
        var (plain, other) = (Load("plain"), Load(form));
        Assert.All(other.FindLayers().All, layer => Assert.True(layer.Differentiable));
        Assert.Equal(["Conv", "Relu", "GlobalAveragePool"], other.FindLayers().All.Select(layer => layer.Operator));
        foreach (var (left, right) in plain.FindLayers().All.Zip(other.FindLayers().All))
        {
            Assert.Equal(left.Shape, right.Shape);
            Assert.Equal(Gradient(plain, left.Index), Gradient(other, right.Index));
        }
    }

    [Fact]
    public void What_is_not_unfolded_is_refused_with_a_way_out_and_layers_before_it_work()
    {
        var network = Load("foreign");
        Assert.Equal([true, true, false, false], network.FindLayers().All.Select(layer => layer.Differentiable));
        Assert.NotEqual(0, Gradient(network, 1).Max(Math.Abs));
        var message = Assert.Throws<OnnxVizException>(() => Gradient(network, 2)).Message;
        Assert.Contains(
            "gradients cannot pass com.microsoft.Inverse (inverse): ONNX Runtime's optimiser wrote it: export the "
            + "model without optimisation", message);
    }

    [Fact]
    public void A_saved_model_keeps_outputs_behind_operators_that_are_not_of_the_standard()
    {
        var graph = GradientGraph.Augmented(Load("foreign"), Objective.Parse("channel(relu, 1)"), [1, 3, 6, 6]);
        Assert.Equal(1, graph.Model.Imports[Microsoft]);
        using var session = OnnxSession.Open(graph.Model, RuntimeSettings.Default with { Threads = 1 });
        var results = session.Run(
            new Dictionary<string, Tensor> { ["picture"] = SmallNets.Drawn(new Random(1), [1, 3, 6, 6]) });
        Assert.Equal([1, 4, 1, 1], results["y"].Shape);
        Assert.NotEqual(0, results[graph.Gradient].ToFloats().Max(Math.Abs));
    }

    static float[] Gradient(Network network, int layer)
    {
        var picture = SmallNets.Drawn(new Random(1), [1, 3, 6, 6]);
        var graph = GradientGraph.Cut(network, new Channel($"{layer}", 1), picture.Shape, Profile.Any);
        return graph.Run(picture, RuntimeSettings.Default with { Threads = 1 }).Gradient;
    }

    Network Load(string form)
    {
        Node pool = new("GlobalAveragePool", ["relu"], ["y"], Attributes.None, "pool");
        Node[] nodes = form switch
        {
            "fused" => [new(
                "FusedConv",
                ["picture", "weight"],
                ["relu"],
                new() { { "activation", "Relu" } },
                "fused",
                Microsoft), pool],
            "function" => [new("ConvRelu", ["picture", "weight"], ["relu"], Attributes.None, "called", "own"), pool],
            "foreign" =>
                [Conv, Relu, new(
                    "Inverse",
                    ["relu"],
                    ["inverse"],
                    Attributes.None,
                    "inverse",
                    Microsoft), pool with { Inputs = ["inverse"] }],
            _ => [Conv, Relu, pool],
        };
        var graph = new OnnxGraph(
            "net", [new("picture", ElementType.Float, [1, 3, 6, 6])], [new("y", ElementType.Float, null)],
            new Dictionary<string, Tensor> { ["weight"] = SmallNets.Drawn(new Random(2), [4, 3, 3, 3]) }, nodes);
        var function = new OnnxFunction(
            "own", "ConvRelu", ["picture", "weight"], ["relu"], [Conv, Relu],
            new Dictionary<string, long> { [""] = 17 });
        ModelFile.Write(_folder.File($"{form}.onnx"), new(
            graph, new Dictionary<string, long> { [""] = 17, [Microsoft] = 1, ["own"] = 1 })
        {
            Functions = [function],
        });
        return Network.Load(_folder.File($"{form}.onnx"));
    }
}
