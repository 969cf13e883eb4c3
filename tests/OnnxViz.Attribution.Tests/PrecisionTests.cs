using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Attribution.Tests;

/// <summary>Networks in half precision, with weights in half precision, and in double precision, beside the same in
/// single precision.</summary>
public sealed class PrecisionTests : IDisposable
{
    /// <summary>Half precision has 11 binary digits; sums of a few hundred products lose some more.</summary>
    const float Half = 0.02f;

    readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string, float> Rows => new()
    {
        { "half", "channel(relu2, 1)", Half },
        { "half", "channel(logits, 2)", Half },
        { "half", "layer(relu1)", Half },
        { "half", "neuron(relu2, 2)", Half },
        { "mixed", "channel(relu2, 1)", Half },
        { "mixed", "channel(logits, 2)", Half },
        { "double", "channel(relu2, 1)", 1e-6f },
        { "double", "layer(conv2)", 1e-6f },
    };

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Rows))]
    public void Gradients_are_those_of_single_precision(string form, string objective, float tolerance)
    {
        var picture = Tensor.Of(
            [.. SmallNets.Drawn(new Random(4), [1, 3, 16, 16]).ToFloats().Select(number => number + 0.5f)],
            [1, 3, 16, 16]);
        var (single, other) = (Gradient(Load("single"), objective, picture), Gradient(Load(form), objective, picture));
        Assert.Equal(single.Value, other.Value, tolerance * Math.Abs(single.Value));
        var distance = single.Gradient.Zip(other.Gradient, (a, b) => (a - b) * (double)(a - b)).Sum();
        Assert.InRange(Math.Sqrt(distance / single.Gradient.Sum(number => (double)number * number)), 0, tolerance);
    }

    [Theory]
    [InlineData("half")]
    [InlineData("mixed")]
    [InlineData("double")]
    public void Pictures_are_drawn(string form)
    {
        var settings = new AscentSettings(
            16, 16, 8, 1, new NormalizedAscent(), new Pixels(), [], Preprocessing.Preset("unit"),
            RuntimeSettings.Default with { Threads = 1 });
        Objective[] units = [new Channel("relu2", 1), new Channel("relu2", 2)];
        var drawn = new Visualizer(Load(form), settings).Maximize(units).ToArray();
        var started = new Visualizer(Load(form), settings with { Steps = 0 }).Maximize(units).ToArray();
        Assert.All(drawn.Zip(started), pair => Assert.True(pair.First.Score > pair.Second.Score));
    }

    static (float Value, float[] Gradient) Gradient(Network network, string objective, Tensor picture) =>
        GradientGraph.Cut(network, Objective.Parse(objective), picture.Shape, Profile.Cpu).Run(
            picture, RuntimeSettings.Default with { Threads = 1 });

    Network Load(string form)
    {
        var model = SmallNets.Plain();
        var graph = form switch
        {
            "half" => As(ElementType.Float16, model.Graph),
            "double" => As(ElementType.Double, model.Graph),
            "mixed" => Mixed(As(ElementType.Float16, model.Graph)),
            _ => model.Graph,
        };
        ModelFile.Write(_folder.File($"{form}.onnx"), model with { Graph = graph });
        return Network.Load(_folder.File($"{form}.onnx"));
    }

    static OnnxGraph As(ElementType element, OnnxGraph graph) => graph with
    {
        Inputs = [.. graph.Inputs.Select(input => input with { Element = element })],
        Outputs = [.. graph.Outputs.Select(output => output with { Element = element })],
        Constants = graph.Constants.ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Element == ElementType.Float ? FloatCast.To(element, pair.Value) : pair.Value),
    };

    /// <summary>Single precision outside.</summary>
    static OnnxGraph Mixed(OnnxGraph half)
    {
        var nodes = half.Nodes.Select(
            node => node with { Inputs = [.. node.Inputs.Select(name => name == "picture" ? "half" : name)] });
        return half with
        {
            Inputs = [half.Inputs[0] with { Element = ElementType.Float }],
            Nodes = [new("Cast", ["picture"], ["half"], new() { { "to", (long)ElementType.Float16 } }), .. nodes],
        };
    }
}
