using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.Parameterizations;

/// <summary>The pixels as weights of a dense layer.</summary>
public sealed class DenseTests : IDisposable
{
    readonly NetworkFile _file = new(SmallNets.Smooth());

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("sgd(3)")]
    [InlineData("adam")]
    [InlineData("normalized")]
    public void It_draws_what_pixels_draw(string optimizer) =>
        Assert.Equal(Drawn(new Pixels(), optimizer), Drawn(new Dense(), optimizer));

    [Fact]
    public void The_graph_holds_the_layer()
    {
        var graph = new GraphBuilder();
        var weights = graph.Input("weights", new(ElementType.Float, new Dense().Shapes([2, 3, 4, 5])["weights"]));
        new Dense().Pictures(new Dictionary<string, Value> { ["weights"] = weights }, [2, 3, 4, 5]);
        Assert.Equal(["MatMul", "Reshape"], graph.Nodes.Select(node => node.Operator));
    }

    float[] Drawn(Parameterization parameterization, string optimizer)
    {
        var stage = new Stage(0, parameterization, [new Jitter(2)], Notation.Read<Optimizer>(optimizer));
        using var climb = Climb.Open(
            new(_file.Load(), Preprocessing.Preset("unit")),
            [new Channel("soft2", 1)],
            stage,
            16,
            16,
            RuntimeSettings.Default with { Threads = 1 });
        for (var step = 0; step < 8; step++)
        {
            climb.Step();
        }

        return climb.Pictures[0];
    }
}
