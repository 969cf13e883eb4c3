using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Attribution.Tests;

public sealed class GradientMethodTests : IDisposable
{
    const string Class = "class(2)";

    readonly Explaining _smooth = new(SmallNets.Smooth(), "imagenet");
    readonly Explaining _plain = new(SmallNets.Plain());

    public void Dispose()
    {
        _smooth.Dispose();
        _plain.Dispose();
    }

    [Fact]
    public void Gradient_times_input_is_the_slope_of_the_score_towards_the_network_s_zero()
    {
        var (picture, map) = (_smooth.Picture(), _smooth.Explain("gradxinput", Class));
        var zero = _smooth.Network.Preprocessing.ZeroOf(3);
        foreach (var place in new[] { 0, 300, 511, 767 })
        {
            const float step = 0.02f;
            var slope = (_smooth.Score(Class, Moved(picture, place, step))
                - _smooth.Score(Class, Moved(picture, place, -step))) / (2 * step);
            Assert.Equal(slope * (picture[place] - zero[place / 256]), map.Channels![place], 2e-4f);
        }

        Assert.All(Enumerable.Range(0, 256), place => Assert.Equal(
            map.Channels![place] + map.Channels[256 + place] + map.Channels[512 + place], map.Numbers[place], 1e-5f));
        Assert.Equal(_smooth.Score(Class, picture), map.Score, 1e-5f);
    }

    [Theory]
    [InlineData("saliency", "max")]
    [InlineData("saliency(mean)", "mean")]
    public void Saliency_is_the_gradient_without_its_sign(string method, string channels)
    {
        var gradient = _plain.Explain("smoothgrad(1, 0, none, sum)", Class).Channels!;
        var map = _plain.Explain(method, Class);
        Assert.Equal(gradient.Select(Math.Abs), map.Channels!);
        Assert.Equal(
            Enumerable.Range(0, 256).Select(place => Reduced(channels, [.. Enumerable.Range(0, 3).Select(
                channel => Math.Abs(gradient[(256 * channel) + place]))])),
            map.Numbers,
            (left, right) => Math.Abs(left - right) < 1e-6);
    }

    /// <remarks>Each noisy copy alone, by a run of one sample with the seed's noise of that number.</remarks>
    [Theory]
    [InlineData("after")]
    [InlineData("before")]
    [InlineData("squared")]
    [InlineData("variance")]
    public void Noisy_gradients_are_averaged_as_their_text_says(string way)
    {
        const int samples = 6;
        var gradients = Enumerable.Range(0, samples).Select(sample => Gradient(sample, 0.2f)).ToArray();
        var expected = Enumerable.Range(0, 768).Select(place => way switch
        {
            "after" => Math.Abs(gradients.Average(each => each[place])),
            "before" => gradients.Average(each => Math.Abs(each[place])),
            "squared" => gradients.Average(each => each[place] * each[place]),
            _ => gradients.Sum(each => Math.Pow(
                each[place] - gradients.Average(other => (double)other[place]), 2)) / (samples - 1),
        }).ToArray();
        var text = way switch
        {
            "variance" => "vargrad(6, 0.2)",
            "squared" => "smoothgrad(6, 0.2, squared=true)",
            _ => $"smoothgrad(6, 0.2, {way})",
        };
        Assert.Equal(
            expected, _smooth.Explain(text, Class).Channels!.Select(number => (double)number),
            (left, right) => Math.Abs(left - right) < 1e-5);
    }

    [Theory]
    [InlineData("ig(50)")]
    [InlineData("ig(50, black, midpoint)")]
    [InlineData("ig(400, white, trapezoid)")]
    public void Integrated_gradients_sum_up_to_the_difference_of_scores(string method)
    {
        var picture = _smooth.Picture();
        var map = _smooth.Explain(method, Class, picture);
        var parsed = (IntegratedGradients)Method.Parse(method);
        var baseline = parsed.Baseline.Picture(_smooth.Task(Class));
        var difference = _smooth.Score(Class, picture) - _smooth.Score(Class, baseline);
        Assert.Equal(difference, map.Numbers.Sum(), 1e-3f * Math.Abs(difference));
        Assert.True(map.Facts["completeness-error"] < 1e-3);
        Assert.Equal(parsed.Points, map.Facts["points"]);
    }

    [Fact]
    public void Points_are_doubled_until_the_sum_fits_or_there_are_too_many()
    {
        var map = _plain.Explain("ig(2, tolerance=0.0000001, most=16)", Class);
        Assert.Equal(16, map.Facts["points"]);
        Assert.Contains("16 points", Assert.Single(map.Remarks));
        Assert.True(_smooth.Explain("ig(2, quadrature=right)", Class).Facts["points"] > 2);
    }

    /// <remarks>On a straight line the gradient is the same everywhere, so both are one.</remarks>
    [Fact]
    public void On_a_linear_net_every_quadrature_is_gradient_times_input()
    {
        using var linear = new Explaining(Linear());
        var expected = linear.Explain("gradxinput", "channel(scores, 1)").Channels!;
        foreach (var method in new[] { "ig(3)", "ig(4, quadrature=right)", "ig(5, quadrature=trapezoid)" })
        {
            Assert.Equal(
                expected, linear.Explain(method, "channel(scores, 1)").Channels!,
                (left, right) => Math.Abs(left - right) < 1e-5);
        }
    }

    [Fact]
    public void Expected_gradients_sum_up_to_the_difference_from_the_mean_score_of_the_set()
    {
        var settings = Explaining.Settings with { Background = [_smooth.Picture(5), _smooth.Picture(6)] };
        var map = _smooth.Explain("expected(200)", Class, settings: settings);
        var mean = settings.Background.Average(each => _smooth.Score(Class, each));
        Assert.Equal(map.Score - mean, map.Numbers.Sum(), 0.02f * Math.Abs(map.Score - mean));
        Assert.Contains(
            "--background",
            Assert.Throws<OnnxVizException>(() => _smooth.Explain("expected", Class)).Message);
    }

    [Fact]
    public void Guided_backpropagation_is_that_of_the_backward_rules()
    {
        var unit = _plain.Task("channel(relu2, 1)");
        using var gradient = InputGradient.Open(
            unit.Network, [unit.Unit], 16, 16,
            new Dictionary<string, Gradients.GradientRules>
            {
                ["guided"] = Gradients.BackwardRules.Guided(Gradients.GradientRules.Standard),
                ["deconvnet"] = Gradients.BackwardRules.Deconvnet(Gradients.GradientRules.Standard),
            },
            unit.Settings.Runtime);
        var expected = gradient.Run([_plain.Picture()], [unit.Unit])[0].Gradients;
        foreach (var (way, arrived) in expected)
        {
            Assert.Equal(
                arrived, _plain.Explain(way, "channel(relu2, 1)").Channels!,
                (left, right) => Math.Abs(left - right) < 1e-6);
        }
    }

    [Fact]
    public void A_map_does_not_depend_on_how_many_pictures_go_in_at_once()
    {
        foreach (var batch in new[] { 1, 3, 7 })
        {
            Assert.Equal(
                _plain.Explain("ig(7, most=7)", Class).Numbers,
                _plain.Explain("ig(7, most=7)", Class, settings: Explaining.Settings with { Batch = batch }).Numbers,
                (left, right) => Math.Abs(left - right) < 1e-6);
        }
    }

    static OnnxModel Linear()
    {
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 3, 16, 16]));
        var weight = graph.Constant(SmallNets.Drawn(new Random(3), [4, 3, 3, 3]), "weight");
        var scores = picture.Conv(weight, null, Window.Square(3)).Mean([2, 3], keep: false);
        return OnnxModel.Of(graph.Build([new("scores", scores)], "linear"));
    }

    static float Reduced(string channels, float[] numbers) => channels == "max" ? numbers.Max() : numbers.Average();

    static float[] Moved(float[] picture, int place, float step)
    {
        var moved = picture.ToArray();
        moved[place] += step;
        return moved;
    }

    /// <summary>The gradient at the copy of a number, by a method of a single sample.</summary>
    float[] Gradient(int sample, float deviation)
    {
        var noise = CountedNoise.Draw(0, sample, 768);
        return _smooth.Explain(
            "smoothgrad(1, 0, none, sum)", Class,
            [.. _smooth.Picture().Zip(noise, (pixel, number) => pixel + (deviation * number))]).Channels!;
    }
}
