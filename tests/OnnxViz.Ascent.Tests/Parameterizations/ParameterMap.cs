using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent.Tests.Parameterizations;

/// <summary>What a parameterisation makes of parameters, and the gradient of a weighted sum of its pixels.</summary>
sealed class ParameterMap : IDisposable
{
    static readonly RuntimeSettings OneThread = RuntimeSettings.Default with { Threads = 1 };

    readonly IReadOnlyDictionary<string, Shape> _shapes;
    readonly OnnxSession _session;

    public ParameterMap(Parameterization parameterization, Shape pictures, float[]? weights = null)
    {
        _shapes = parameterization.Shapes(pictures);
        var graph = new GraphBuilder();
        var parameters = _shapes.ToDictionary(
            pair => pair.Key, pair => graph.Input(pair.Key, new(ElementType.Float, pair.Value)));
        var made = parameterization.Pictures(parameters, pictures);
        Assert.Equal(pictures, made.Shape);
        Dictionary<string, Value> outputs = new() { ["pictures"] = made + 0 };
        if (weights is not null)
        {
            var sum = (made * graph.Constant(Tensor.Of(weights, pictures))).Sum(keep: false);
            var gradients = new Differentiator(GradientRules.For(Profile.Cpu)).Differentiate(
                sum, [.. parameters.Values]);
            foreach (var (name, gradient) in parameters.Keys.Zip(gradients))
            {
                outputs[$"gradient.{name}"] = gradient + 0;
            }
        }

        _session = OnnxSession.Open(OnnxModel.Of(graph.Build(outputs)), OneThread);
    }

    /// <summary>The pictures.</summary>
    public float[] Of(IReadOnlyDictionary<string, float[]> parameters) => Run(parameters)["pictures"].ToFloats();

    /// <summary>The gradient for each parameter.</summary>
    public IReadOnlyDictionary<string, float[]> Gradients(IReadOnlyDictionary<string, float[]> parameters)
    {
        var results = Run(parameters);
        return _shapes.Keys.ToDictionary(name => name, name => results[$"gradient.{name}"].ToFloats());
    }

    public void Dispose() => _session.Dispose();

    IReadOnlyDictionary<string, Tensor> Run(IReadOnlyDictionary<string, float[]> parameters) =>
        _session.Run(_shapes.ToDictionary(pair => pair.Key, pair => Tensor.Of(parameters[pair.Key], pair.Value)));
}
