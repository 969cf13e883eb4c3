using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent.Tests;

/// <summary>Runs small graphs.</summary>
static class Evaluated
{
    /// <summary>The numbers that an expression makes of a tensor.</summary>
    public static float[] Of(Tensor x, Func<Value, Value> expression) => Of(x, [], (value, _) => expression(value));

    /// <summary>The numbers that an expression makes of a tensor, with others fed.</summary>
    public static float[] Of(
        Tensor x, Dictionary<string, Tensor> fed, Func<Value, Func<string, Value>, Value> expression)
    {
        var graph = new GraphBuilder();
        var input = graph.Input("x", x.Type);
        var others = fed.ToDictionary(pair => pair.Key, pair => graph.Input(pair.Key, pair.Value.Type));
        var result = expression(input, name => others[name]) + 0;
        using var session = OnnxSession.Open(
            OnnxModel.Of(graph.Build([new("result", result)])), RuntimeSettings.Default with { Threads = 1 });
        return session.Run(new Dictionary<string, Tensor>(fed) { ["x"] = x })["result"].ToFloats();
    }

    /// <summary>Checks numbers.</summary>
    public static void Near(IReadOnlyList<double> expected, IReadOnlyList<float> actual, double tolerance = 1e-5)
    {
        Assert.Equal(expected.Count, actual.Count);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}
