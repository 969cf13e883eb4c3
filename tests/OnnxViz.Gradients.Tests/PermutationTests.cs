using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Gradients.Tests;

/// <summary>Rows that are picked in an order that is computed go back by that order.</summary>
public sealed class PermutationTests
{
    const int Rows = 5000;
    const int Width = 8;

    static readonly long[] Order = [.. Enumerable.Range(0, Rows).Select(row => (((long)row * 7) + 3) % Rows)];

    [Theory]
    [InlineData(true, "ScatterND")]
    [InlineData(false, "ScatterElements")]
    public void Rows_in_another_order_go_back(bool isSaid, string operation)
    {
        var (x, weights) = (Numbers(1), Numbers(2));
        var model = Gradient(isSaid);
        Assert.Contains(model.Graph.Nodes, node => node.Operator == operation);
        using var session = OnnxSession.Open(model, RuntimeSettings.Default with { Threads = 4 });
        var gradients = session.Run(new Dictionary<string, Tensor>
        {
            ["x"] = Tensor.Of(x, [Rows, Width]),
            ["weights"] = Tensor.Of(weights, [Rows, Width]),
            ["order"] = Tensor.Vector(Order),
        })["gradient"].ToFloats();
        var expected = new float[Rows * Width];
        for (var row = 0; row < Rows; row++)
        {
            Array.Copy(weights, row * Width, expected, Order[row] * Width, Width);
        }

        Assert.Equal(expected, gradients);
    }

    static OnnxModel Gradient(bool isSaid)
    {
        var g = new GraphBuilder();
        var type = new TensorType(ElementType.Float, [Rows, Width]);
        var (x, order) = (g.Input("x", type), g.Input("order", new(ElementType.Int64, [Rows])));
        var picked = x.Gather(isSaid ? g.Permutation(order) : order, 0) * g.Input("weights", type);
        var gradient = new Differentiator(GradientRules.Standard).Differentiate(picked, x)[0];
        return OnnxModel.Of(g.Build([KeyValuePair.Create("gradient", gradient)]));
    }

    static float[] Numbers(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Rows * Width).Select(_ => random.NextSingle())];
    }
}
