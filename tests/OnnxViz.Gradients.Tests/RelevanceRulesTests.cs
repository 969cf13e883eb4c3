using OnnxViz.Gradients.Relevance;
using OnnxViz.Graph;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests;

/// <summary>Relevance is conserved from layer to layer, and is what is worked out by hand.</summary>
public sealed class RelevanceRulesTests
{
    static Dictionary<string, Func<GradientRules, GradientRules>> Composites { get; } = new()
    {
        ["epsilon-plus-flat"] = rules => RelevanceRules.EpsilonPlusFlat(rules),
        ["epsilon-gamma-box"] = rules => RelevanceRules.EpsilonGammaBox(rules),
    };

    public static TheoryData<string, Profile> Ways => new()
    {
        { "epsilon-plus-flat", Profile.Any },
        { "epsilon-plus-flat", Profile.Cpu },
        { "epsilon-gamma-box", Profile.Any },
        { "epsilon-gamma-box", Profile.Cpu },
    };

    /// <remarks>
    /// x = 1, 1/2, 1/4. The first layer makes 2a - b of neighbours, 1.5 and 0.75, and -a, which a ReLU shuts. The
    /// second adds 1.5 w + 0.75 v + bias to y, the score is 2 y. Of z⁺ the positive terms count and a positive bias
    /// takes its part; flat halves what arrives among the two neighbours. γ is a quarter: with v = -0.5 and bias 0.5
    /// terms are 1.875, -0.375 and 0.625 of 2.125 where y is 1.625; with v = -3 and no bias they are 1.5 and -2.8125 of
    /// -1.3125 where y is -0.75. Between 0 and 1 the first layer's terms are 2a and 1 - b.
    /// </remarks>
    [Theory]
    [InlineData("epsilon-plus-flat", 1, 2, -0.5, 1.25, 2.5, 1.25)]
    [InlineData("epsilon-plus-flat", 1, -0.5, 0.5, 1.21875, 1.21875, 0)]
    [InlineData("epsilon-gamma-box", 1, -0.5, 0.5, 2.2941176, 0.2457983, -0.2457983)]
    [InlineData("epsilon-gamma-box", 1, -3, 0, 1.3714286, -1.4938776, -1.3775510)]
    public void A_small_net_shares_its_score_as_worked_out_by_hand(
        string composite, float w, float v, float bias, float first, float second, float third)
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new(ElementType.Float, [1, 1, 1, 3]));
        Window window = new([1, 2], [1, 1], [1, 1], [0, 0], [0, 0]);
        var hidden = x.Conv(graph.Constant(Tensor.Of([2f, -1, -1, 0], [2, 1, 1, 2])), null, window).Relu();
        var y = hidden.Conv(
            graph.Constant(Tensor.Of([w, v, 1, 1], [1, 2, 1, 2])), graph.Constant(Tensor.Of([bias], [1])), window);
        var score = y.Reshape([1, 1]).Gemm(graph.Constant(Tensor.Of([2f], [1, 1])), false, false);
        var found = Relevance(composite, Profile.Any, score, Tensor.Of([1f, 0.5f, 0.25f], x.Shape), x)[0];
        Assert.Equal([first, second, third], found, (a, b) => Math.Abs(a - b) < 2e-5);
    }

    /// <remarks>
    /// Behind a first layer that makes 1 and -1, the terms 1 x 3 and -1 x -2 are both positive: of 5 they take 3 and 2,
    /// whether or not both are raised by a quarter.
    /// </remarks>
    [Fact]
    public void Terms_of_negative_inputs_and_weights_count_as_positive()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new(ElementType.Float, [1, 1, 1, 1]));
        var kept = x.Conv(graph.Constant(Tensor.Of([1f, -1], [2, 1, 1, 1])), null, Window.Square(1));
        var score = kept.Conv(graph.Constant(Tensor.Of([3f, -2], [1, 2, 1, 1])), null, Window.Square(1));
        var found = Relevance("epsilon-plus-flat", Profile.Any, score, Tensor.Of([1f], x.Shape), kept)[0];
        Assert.Equal([3f, 2], found, (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal(
            [3f, 2],
            Relevance("epsilon-gamma-box", Profile.Any, score, Tensor.Of([1f], x.Shape), kept)[0],
            (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Theory, MemberData(nameof(Ways))]
    public void Without_biases_every_layer_carries_the_whole_score(string composite, Profile profile)
    {
        var graph = new GraphBuilder();
        var pictures = graph.Input("x", new(ElementType.Float, [1, 3, 16, 16]));
        var (score, cuts) = Net(graph, pictures);
        var drawn = Tensor.Of(
            [.. SmallNets.Drawn(new Random(3), pictures.Shape).ToFloats().Select(number => number + 0.5f)],
            pictures.Shape);
        var found = Relevance(composite, profile, score, drawn, [score, .. cuts]);
        var whole = found[0][0];
        Assert.True(Math.Abs(whole) > 0.01);
        Assert.All(found, relevance => Assert.Equal(1, relevance.Sum(number => (double)number) / whole, 1e-4));
    }

    [Fact]
    public void A_mean_before_any_layer_shares_by_contribution()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new(ElementType.Float, [1, 4]));
        var found = Relevance("epsilon-plus-flat", Profile.Any, x.Mean(), Tensor.Of([1f, 2, 3, 2], x.Shape), x)[0];
        Assert.Equal([0.25f, 0.5f, 0.75f, 0.5f], found, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void A_node_without_a_rule_is_named()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new(ElementType.Float, [1, 4]));
        var y = x.Unary("Softmax").Unary("Softmax").Sum();
        var refusal = Assert.Throws<OnnxVizException>(
            () => Relevance("epsilon-plus-flat", Profile.Any, y, Tensor.Of([1f, 2, 3, 4], x.Shape), x));
        Assert.Contains("cannot pass Softmax (Softmax, Softmax_1): relevance has no rule for it", refusal.Message);
    }

    [Fact]
    public void A_product_of_two_activations_by_a_matrix_is_refused_by_name()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new(ElementType.Float, [2, 2]));
        var refusal = Assert.Throws<OnnxVizException>(() => Relevance(
            "epsilon-plus-flat", Profile.Any, x.MatMul(x).Sum(), Tensor.Of([1f, 2, 3, 4], x.Shape), x));
        Assert.Contains("MatMul (MatMul): both of its factors hang on the pictures", refusal.Message);
    }

    /// <summary>A picture's preparation, pools, a residual sum, a gate, joined channels and a normalisation.</summary>
    static (Value Score, Value[] Cuts) Net(GraphBuilder graph, Value pictures)
    {
        var random = new Random(17);
        Value Weights(params ReadOnlySpan<long> shape) =>
            graph.Constant(SmallNets.Drawn(random, Shape.Of(shape)), "weight");

        var prepared = (pictures - Weights(1, 3, 1, 1)) / 0.25f;
        var first = prepared.Conv(Weights(8, 3, 3, 3), null, Window.Square(3, padding: 1)).Relu();
        var pooled = first.MaxPool(Window.Square(2, stride: 2));
        var branch = pooled.Conv(Weights(8, 8, 3, 3), null, Window.Square(3, padding: 1)).Relu();
        var sum = pooled + (branch * branch.Mean([2, 3]).Sigmoid());
        var smooth = sum.AveragePool(Window.Square(3, padding: 1), countPadding: true);
        var joined = new[] { sum.Unary("LeakyRelu"), smooth }.Concat(1);
        var last = joined.Conv(Weights(6, 16, 3, 3), null, Window.Square(3, stride: 2, padding: 1)).Relu();
        var logits = last.Mean([2, 3], keep: false).MatMul(Weights(6, 4));
        return (logits.Slice(1, 2, 1).Sum(), [logits, last, joined, sum, pooled, first, prepared, pictures]);
    }

    static float[][] Relevance(
        string composite, Profile profile, Value score, Tensor input, params IReadOnlyList<Value> at)
    {
        var graph = score.Builder;
        var found = new Differentiator(Composites[composite](GradientRules.For(profile)))
            .Differentiate([new(score, score)], at);
        var outputs = found.Select((value, index) => KeyValuePair.Create($"relevance{index}", value)).ToArray();
        using var session = OnnxSession.Open(OnnxModel.Of(graph.Build(outputs)), RuntimeSettings.Default);
        var results = session.Run(new Dictionary<string, Tensor> { ["x"] = input });
        return [.. outputs.Select(output => results[output.Key].ToFloats())];
    }
}
