using OnnxViz.Graph;
using OnnxViz.Graph.Passes;
using OnnxViz.Runtime;

namespace OnnxViz.Gradients.Tests;

/// <summary>Back-projections against those of PyTorch with hooks on its ReLUs.</summary>
public sealed class BackwardRulesTests
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Goldens", "Overrides");

    static Dictionary<string, Func<GradientRules, GradientRules>> Rules { get; } = new()
    {
        ["gradient"] = rules => rules,
        ["guided"] = BackwardRules.Guided,
        ["deconvnet"] = BackwardRules.Deconvnet,
    };

    [Theory]
    [InlineData("gradient", Profile.Any)]
    [InlineData("gradient", Profile.Cpu)]
    [InlineData("guided", Profile.Any)]
    [InlineData("guided", Profile.Cpu)]
    [InlineData("guided", Profile.Cuda)]
    [InlineData("deconvnet", Profile.Any)]
    [InlineData("deconvnet", Profile.Cpu)]
    public void A_neuron_is_led_back_as_in_PyTorch(string method, Profile profile)
    {
        var model = ModernForm.Apply(ModelFile.Read(Path.Combine(Folder, "net.onnx")));
        var input = Read("input");
        var graph = new GraphBuilder();
        var x = graph.Input("input", input.Type);
        var y = graph.Import(
            model.Graph, ShapeProbe.Types(model), new Dictionary<string, Value> { ["input"] = x })["conv3"];
        var neuron = y.Slice(1, 2, 1).Slice(2, 3, 1).Slice(3, 4, 1).Sum();
        var back = new Differentiator(Rules[method](GradientRules.For(profile))).Differentiate(neuron, x)[0];
        using var session = OnnxSession.Open(OnnxModel.Of(graph.Build([new("back", back)])), RuntimeSettings.Default);
        var found = session.Run(new Dictionary<string, Tensor> { ["input"] = input })["back"].ToFloats();
        var expected = Read(method).ToFloats();
        var largest = expected.Max(MathF.Abs);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * largest));
    }

    [Fact]
    public void Guided_backpropagation_keeps_the_slope_of_other_activations()
    {
        var slopes = Back("LeakyRelu", new() { { "alpha", 0.1f } }, BackwardRules.Guided);
        Assert.Equal([0.3f, 0, 2, 0], slopes, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void The_deconvnet_passes_what_is_positive_through_every_activation_and_normalisation()
    {
        Assert.Equal([3, 0, 2, 0], Back("LeakyRelu", new() { { "alpha", 0.1f } }, BackwardRules.Deconvnet));
        Assert.Equal([3, -1, 2, -4], Back("LRN", new() { { "size", 3L } }, BackwardRules.Deconvnet));
    }

    /// <summary>What arrives at [-1, -2, 3, 4] when 3, -1, 2, -4 arrive behind it.</summary>
    static float[] Back(string operation, Attributes attributes, Func<GradientRules, GradientRules> rules)
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new(ElementType.Float, [1, 4, 1, 1]));
        var y = graph.Op(operation, [x], x.Type, attributes);
        var arriving = graph.Constant(Tensor.Of([3f, -1f, 2f, -4f], x.Shape));
        var back = new Differentiator(rules(GradientRules.Standard)).Differentiate([new(y, arriving)], [x])[0];
        using var session = OnnxSession.Open(OnnxModel.Of(graph.Build([new("back", back)])), RuntimeSettings.Default);
        return session.Run(
            new Dictionary<string, Tensor> { ["x"] = Tensor.Of([-1f, -2f, 3f, 4f], x.Shape) })["back"].ToFloats();
    }

    static Tensor Read(string name)
    {
        var array = NpyFile.Read(Path.Combine(Folder, $"{name}.npy"));
        return Tensor.Of(array.Data, Shape.From(array.Shape));
    }
}
