using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Gradients.Tests;

/// <summary>Computes gradients of small expressions, as numbers.</summary>
static class Derivative
{
    /// <summary>The gradient of the sum of an expression's elements.</summary>
    public static float[] Of(Func<Value, Value> expression, params float[] x) =>
        Of(GradientRules.Standard, expression, x);

    /// <summary>The gradient of the sum of an expression's elements, by given rules.</summary>
    public static float[] Of(GradientRules rules, Func<Value, Value> expression, params float[] x)
    {
        var graph = new GraphBuilder();
        var input = graph.Input("x", new(ElementType.Float, [x.Length]));
        return Run(new Differentiator(rules).Differentiate(expression(input), input)[0], x);
    }

    /// <summary>The content of a value of a graph with one input <c>x</c>.</summary>
    public static float[] Run(Value value, params float[] x)
    {
        var graph = value.Builder.Build([KeyValuePair.Create("result", value)]);
        using var session = OnnxSession.Open(OnnxModel.Of(graph), RuntimeSettings.Default with { Threads = 1 });
        return session.Run(new Dictionary<string, Tensor> { ["x"] = Tensor.Of(x, [x.Length]) })["result"].ToFloats();
    }
}
