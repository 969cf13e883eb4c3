using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Attribution.Tests;

/// <summary>Methods judged on small networks.</summary>
public sealed class EvaluationTests : IDisposable
{
    static readonly AttributionSettings Settings = new(RuntimeSettings.Default with { Threads = 1 }, Batch: 4);

    readonly NetworkFile _file = new(SmallNets.Plain());

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Every_method_has_every_measure_of_every_picture()
    {
        var found = Judge(
            ["saliency", "gradxinput"],
            ["deletion(32)", "insertion(32)", "mufidelity(20, 4)", "road(30)", "sanity(2)"]);
        Assert.Equal(["saliency", "gradxinput", "random"], found.Select(each => each.Method));
        Assert.All(found, each =>
        {
            Assert.Equal(5, each.Numbers.Count);
            Assert.All(each.Numbers.Values, numbers =>
            {
                Assert.Equal(2, numbers.Count);
                Assert.All(numbers, number => Assert.True(double.IsFinite(number)));
            });
        });
    }

    /// <remarks>The scores of this net hang on the picture through all its layers.</remarks>
    [Fact]
    public void Maps_of_permuted_weights_differ_the_more_layers_are_permuted()
    {
        var found = Judge(
            ["gradxinput"], ["sanity(1)", "sanity(4)", "sanity(4, independent)", "sanity(1, similarity=ssim)"])[0];
        Assert.InRange(found.Mean("sanity(1)"), -0.5, 0.5);
        Assert.True(found.Mean("sanity(4)") > found.Mean("sanity(1)") - 0.2);
        Assert.All(found.Numbers.Values.SelectMany(numbers => numbers), number => Assert.InRange(number, -1, 0.999));
    }

    [Fact]
    public void Permuted_weights_are_the_same_numbers_in_another_order_layer_by_layer_from_the_output()
    {
        var model = SmallNets.Plain();
        string[] ordered = ["conv1.weight", "conv2.weight", "dense"];
        var half = PermutedWeights.Last(model, ["logits"], 0.5, 0).Graph.Constants;
        var whole = PermutedWeights.Last(model, ["logits"], 1, 0).Graph.Constants;
        var first = PermutedWeights.Single(model, ["logits"], 1, 0).Graph.Constants;
        Assert.Equal([false, true, true], ordered.Select(name => IsOther(half[name], name)));
        Assert.Equal([true, true, true], ordered.Select(name => IsOther(whole[name], name)));
        Assert.Equal([true, false, false], ordered.Select(name => IsOther(first[name], name)));
        Assert.Equal([true, false, false], ordered.Select(name => IsOther(
            PermutedWeights.Last(model, ["relu1"], 0.5, 0).Graph.Constants[name], name)));

        bool IsOther(Tensor tensor, string name)
        {
            var before = model.Graph.Constants[name].ToFloats();
            Assert.Equal(before.Order(), tensor.ToFloats().Order());
            return !before.SequenceEqual(tensor.ToFloats());
        }
    }

    [Fact]
    public void Weights_that_nodes_make_are_permuted_too_and_settings_are_not()
    {
        var (weight, scales) = (Tensor.Of([1f, 2, 3, 4, 5, 6], [2, 3]), Tensor.Of([1f, 2], [2]));
        var graph = new OnnxGraph(
            "net", [new("x", ElementType.Float, [1, 2])], [new("z", ElementType.Float, null)],
            new Dictionary<string, Tensor> { ["scales"] = scales },
            [
                new("Constant", [], ["weight"], new() { { "value", weight } }),
                new("MatMul", ["x", "weight"], ["y"], Attributes.None),
                new("Resize", ["y", "", "scales"], ["z"], Attributes.None),
            ]);
        var changed = PermutedWeights.Last(OnnxModel.Of(graph), ["z"], 1, 0).Graph;
        var found = ((Tensor)changed.Nodes[0].Attributes["value"]!).ToFloats();
        Assert.Equal([1f, 2, 3, 4, 5, 6], found.Order());
        Assert.NotEqual([1f, 2, 3, 4, 5, 6], found);
        Assert.Same(scales, changed.Constants["scales"]);
    }

    [Fact]
    public void A_class_is_scored_with_its_probability_and_another_unit_by_its_score()
    {
        var network = _file.Load();
        foreach (var (text, isClass) in new[] { ("class(1)", true), ("channel(relu1, 2)", false) })
        {
            var task = AttributionTask.For(
                new(network, Preprocessing.Preset("unit")), Objective.Parse(text), 16, 16, Settings);
            using var scorer = PictureScorer.Open(task);
            using var plain = PictureScores.Open(task, 3);
            float[][] pictures = [.. Enumerable.Range(0, 3).Select(seed => Picture(seed))];
            var found = scorer.Score(pictures, task.Unit, default).ToArray();
            Assert.Equal(
                plain.Measure(pictures, task.Unit), found.Select(each => each.Score), (a, b) => Math.Abs(a - b) < 1e-5);
            Assert.All(found, each => Assert.Equal(isClass, each.Score != each.Probability));
            Assert.All(found, each => Assert.True(!isClass || each.Probability is > 0 and < 1));
        }
    }

    [Theory]
    [InlineData("lrp")]
    [InlineData("lrp(epsilon-gamma-box)")]
    public void Relevance_is_a_method_like_others(string text)
    {
        var task = AttributionTask.For(
            new(_file.Load(), Preprocessing.Preset("imagenet")), Objective.Parse("channel(conv2, 2)"), 16, 16,
            Settings);
        using var explainer = Method.Parse(text).Open(task);
        var map = explainer.Explain(Picture(1));
        Assert.False(map.IsEmpty);
        Assert.Equal(map.Numbers.Sum() / map.Score, map.Facts[LayerwiseRelevance.Kept], 1e-4);
    }

    [Fact]
    public void A_composite_that_there_is_not_is_refused_with_those_that_there_are() => Assert.Contains(
        "there are epsilon-plus-flat and epsilon-gamma-box",
        Assert.Throws<OnnxVizException>(() => Method.Parse("lrp(zero)").Open(AttributionTask.For(
            new(_file.Load(), Preprocessing.Preset("unit")), new Channel("relu1", 1), 16, 16, Settings))).Message);

    static float[] Picture(int seed) =>
        [.. SmallNets.Drawn(new Random(seed), [1, 3, 16, 16]).ToFloats().Select(number => number + 0.5f)];

    IReadOnlyList<EvaluatedMethod> Judge(string[] methods, string[] measures)
    {
        var task = AttributionTask.For(
            new(_file.Load(), Preprocessing.Preset("unit")), Objective.Parse("class(1)"), 16, 16, Settings);
        return new Evaluation(task).Run(
            [.. methods.Select(Method.Parse)], [.. measures.Select(Measure.Parse)],
            [
                new("one", Picture(1), Objective.Parse("class(1)")),
                new("two", Picture(2), Objective.Parse("class(3)")),
            ]);
    }
}
