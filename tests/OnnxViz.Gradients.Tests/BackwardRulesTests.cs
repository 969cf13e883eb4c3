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

    /// <remarks>
    /// A 1x1 convolution makes x - 2, 2.5 - x and x - 10 of x = 1 2, 3 4; behind ReLU and a pool over all of it, 3, -2
    /// and 5 times the maxima are summed. Of the three the first is greatest, and open, in the last place, the second
    /// in the first place; the third is shut everywhere, and its first maximum is in the first place. The middle of a
    /// window of 2 is its first place.
    /// </remarks>
    [Theory]
    [InlineData("gradient", 2, 3)]
    [InlineData("guided", 0, 3)]
    [InlineData("deconvnet", 5, 3)]
    [InlineData("TTT", 0, 3)]
    [InlineData("TTF", 2, 3)]
    [InlineData("TFT", 0, 0)]
    [InlineData("TFF", 2, 0)]
    [InlineData("FTT", 5, 3)]
    [InlineData("FTF", 7, 3)]
    [InlineData("FFT", 8, 0)]
    [InlineData("FFF", 10, 0)]
    public void Every_way_back_is_as_worked_out_by_hand(string way, float first, float last)
    {
        Assert.Equal([first, 0, 0, last], OfThree(RulesOf(way), isRectified: true));
    }

    [Theory]
    [InlineData("guided")]
    [InlineData("deconvnet")]
    [InlineData("TTT")]
    [InlineData("FTF")]
    public void Without_activations_all_ways_are_the_gradient(string way) =>
        Assert.Equal(OfThree(rules => rules, isRectified: false), OfThree(RulesOf(way), isRectified: false));

    [Fact]
    public void A_random_half_of_places_passes_the_same_at_every_run()
    {
        var first = OfThree(BackwardRules.Noisy, isRectified: true);
        Assert.Equal(first, OfThree(BackwardRules.Noisy, isRectified: true));
        Assert.All(first, number => Assert.InRange(number, 0, 10));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.05f, 0.15f)]
    [InlineData(1, 3)]
    public void A_leak_passes_its_share_where_a_relu_is_shut(float share, float expected) =>
        Assert.Equal([expected, -share, 2, -4], Back("Relu", [], rules => BackwardRules.Leaky(rules, share)));

    static Func<GradientRules, GradientRules> RulesOf(string way) => Rules.TryGetValue(way, out var known)
        ? known
        : rules => BackwardRules.Family(rules, way[0] == 'T', way[1] == 'T', way[2] == 'T');

    static float[] OfThree(Func<GradientRules, GradientRules> rules, bool isRectified)
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new(ElementType.Float, [1, 1, 2, 2]));
        var three = x.Conv(
            graph.Constant(Tensor.Of([1f, -1, 1], [3, 1, 1, 1])), graph.Constant(Tensor.Of([-2f, 2.5f, -10], [3])),
            Window.Square(1));
        var pooled = (isRectified ? three.Relu() : three).MaxPool(Window.Square(2, stride: 2));
        var score = (pooled * graph.Constant(Tensor.Of([3f, -2, 5], [1, 3, 1, 1]))).Sum();
        var back = new Differentiator(rules(GradientRules.Standard)).Differentiate(score, x)[0];
        using var session = OnnxSession.Open(OnnxModel.Of(graph.Build([new("back", back)])), RuntimeSettings.Default);
        return session.Run(
            new Dictionary<string, Tensor> { ["x"] = Tensor.Of([1f, 2, 3, 4], x.Shape) })["back"].ToFloats();
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
