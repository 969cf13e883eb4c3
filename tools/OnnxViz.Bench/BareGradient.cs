using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>Forward pass and input gradient of one objective, and nothing else.</summary>
sealed class BareGradient : IDisposable
{
    readonly StateProgram _program;
    readonly DeviceState _state;

    public BareGradient(Network network, Objective objective, int size, RuntimeSettings settings)
    {
        var scored = ScoredNetwork.Prepare(network, [objective], size, size);
        var graph = new GraphBuilder();
        var shape = network.FindInput().ShapeOf(1, size, size);
        var input = graph.Input("input", new(network.FindInput().Element, shape));
        var (scores, _) = scored.Write(input);
        var gradient = new Differentiator(GradientRules.For(Profile.Cpu)).Differentiate(scores, input)[0];
        Dictionary<string, Value> outputs = new() { [$"{StateProgram.Next}gradient"] = gradient, ["scores"] = scores };
        _program = new(scored.ModelOf(graph.Build(outputs)), settings);
        _state = new(_program.States, settings);
        var random = CounterRandom.For(0, "input", 0);
        float[] numbers = [.. Enumerable.Range(0, (int)shape.Size).Select(index => (float)random.Normal(index))];
        _program.Feed(new Dictionary<string, Tensor> { ["input"] = Tensor.Of(numbers, shape) });
    }

    public void Run() => _program.Step(_state);

    public void Dispose()
    {
        _state.Dispose();
        _program.Dispose();
    }
}
