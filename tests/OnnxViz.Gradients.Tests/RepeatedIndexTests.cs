using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Gradients.Tests;

/// <summary>An element that is picked more than once collects a gradient from each pick, on many threads too.</summary>
public sealed class RepeatedIndexTests
{
    const int Picks = 20_000;
    const int Elements = 5;
    const int Width = 32;

    static readonly long[] Indices = [.. Enumerable.Range(0, Picks).Select(pick => (long)pick * pick % Elements)];

    [Fact]
    public void Every_pick_of_a_Gather_counts() =>
        AssertCounts((x, indices) => x.Gather(indices, 0));

    [Fact]
    public void Every_pick_of_a_GatherElements_counts() =>
        AssertCounts((x, indices) => x.GatherElements(indices.Reshape([Picks, 1]).Expand([Picks, Width]), 0));

    [Fact]
    public void Every_pick_of_a_GatherND_counts() =>
        AssertCounts((x, indices) => x.GatherAt(indices.Reshape([Picks, 1])));

    static void AssertCounts(Func<Value, Value, Value> pick)
    {
        var g = new GraphBuilder();
        var x = g.Input("x", new(ElementType.Float, [Elements, Width]));
        var picked = pick(x, g.Input("indices", new(ElementType.Int64, [Picks])));
        var gradient = new Differentiator(GradientRules.Standard).Differentiate(picked, x)[0];
        var model = OnnxModel.Of(g.Build([KeyValuePair.Create("gradient", gradient)]));
        using var session = OnnxSession.Open(model, RuntimeSettings.Default with { Threads = 4 });
        var gradients = session.Run(new Dictionary<string, Tensor>
        {
            ["x"] = Tensor.Full([Elements, Width], 1),
            ["indices"] = Tensor.Vector(Indices),
        })["gradient"].ToFloats();
        var counts = Enumerable.Range(0, Elements).Select(element => (float)Indices.Count(index => index == element));
        Assert.Equal(counts.SelectMany(count => Enumerable.Repeat(count, Width)), gradients);
    }
}
