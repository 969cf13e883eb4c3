using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Attribution.Tests;

public sealed class ActivationMethodTests
{
    /// <summary>
    /// Two channels of 2 x 2 positions that a picture of 2 x 2 is, and a score with a known gradient.
    /// </summary>
    /// <remarks>
    /// S = sum over places of w A + c A² with A = relu(conv), the convolution being two planes of the picture
    /// themselves: G = w + 2 c A.
    /// </remarks>
    static readonly float[] Weights = [1, -1, 2, 0.5f, -0.5f, 1, 1, -2];

    static readonly float[] Picture = [0.1f, 0.9f, 0.4f, 0.2f, 0.8f, 0.3f, 0.6f, 0.5f, 0, 0, 0, 0];

    const float Curve = 0.25f;

    public static TheoryData<string> Formulas => ["gradcam", "hirescam", "layercam", "xgradcam", "gradcam++"];

    [Theory, MemberData(nameof(Formulas))]
    public void Maps_are_what_their_formulas_say(string method)
    {
        using var net = new Explaining(Model(), side: 2);
        Assert.Equal(
            ByHand(method).Select(number => Math.Max(0, number)),
            net.Explain($"{method}(maps)", "channel(scores, 0)", Picture).Numbers.Select(number => (double)number),
            (left, right) => Math.Abs(left - right) < 1e-5);
        Assert.Equal(
            ByHand(method),
            net.Explain($"{method}(maps, positive=false)", "channel(scores, 0)", Picture).Numbers.Select(
                number => (double)number),
            (left, right) => Math.Abs(left - right) < 1e-5);
    }

    /// <remarks>By power iteration in double precision on the 4 x 4 product of positions.</remarks>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Eigencam_is_the_first_principal_component(bool centred)
    {
        using var net = new Explaining(Model(), side: 2);
        var activation = new double[2, 4];
        for (var channel = 0; channel < 2; channel++)
        {
            var plane = Picture.Skip(4 * channel).Take(4).Select(number => (double)number).ToArray();
            for (var place = 0; place < 4; place++)
            {
                activation[channel, place] = plane[place] - (centred ? plane.Average() : 0);
            }
        }

        var map = net.Explain(
            $"eigencam(maps, positive=false, centred={centred})", "channel(scores, 0)", Picture).Numbers;
        Assert.Equal(
            Component(activation), map.Select(number => (double)number),
            (left, right) => Math.Abs(left - right) < 1e-4);
    }

    [Fact]
    public void The_last_layer_with_positions_is_taken_and_told()
    {
        using var plain = new Explaining(SmallNets.Plain());
        using var explainer = Method.Parse("gradcam").Open(plain.Task("class(1)"));
        Assert.Equal("relu2", explainer.Layer);
        using var filter = Method.Parse("gradcam").Open(plain.Task("channel(relu2, 1)"));
        Assert.NotEqual("relu2", filter.Layer);
    }

    /// <remarks>Behind a mean and a dense layer G A summed over positions and channels is S - bias.</remarks>
    [Fact]
    public void Hirescam_sums_up_to_the_score_where_the_head_is_linear()
    {
        using var plain = new Explaining(SmallNets.Plain(), side: 16);
        using var explainer = Method.Parse("hirescam(relu2, positive=false)").Open(plain.Task("class(1)"));
        var map = explainer.Explain(plain.Picture());
        Assert.Equal(map.Score, map.Numbers.Sum() / 4, 1e-4f);
    }

    [Fact]
    public void A_layer_without_positions_is_refused()
    {
        using var plain = new Explaining(SmallNets.Plain());
        Assert.Contains(
            "no positions",
            Assert.Throws<OnnxVizException>(() => plain.Explain("gradcam(logits)", "class(1)")).Message);
    }

    /// <remarks>Three channels of two numbers each: the maps minmax to masks, the softmax is done by hand.</remarks>
    [Fact]
    public void Scorecam_weighs_channels_by_the_scores_of_what_they_leave()
    {
        using var net = new Explaining(Model(), side: 2);
        var masks = Enumerable.Range(0, 2).Select(channel => Picture.Skip(4 * channel).Take(4).ToArray()).Select(
            plane => plane.Select(number => (number - plane.Min()) / (plane.Max() - plane.Min())).ToArray());
        var scores = masks.Select(mask => net.Score(
            "channel(scores, 0)", [.. Picture.Select((number, place) => number * mask[place % 4])])).ToArray();
        var shares = scores.Select(score => Math.Exp(score)).ToArray();
        var expected = Enumerable.Range(0, 4).Select(place =>
            ((shares[0] * Picture[place]) + (shares[1] * Picture[4 + place])) / shares.Sum());
        Assert.Equal(
            expected,
            net.Explain("scorecam(maps)", "channel(scores, 0)", Picture).Numbers.Select(number => (double)number),
            (left, right) => Math.Abs(left - right) < 1e-5);
    }

    static double[] ByHand(string method)
    {
        var a = Picture.Take(8).Select(number => (double)number).ToArray();
        var g = a.Select((number, place) => Weights[place] + (2 * Curve * number)).ToArray();
        double Weight(int channel)
        {
            var places = Enumerable.Range(4 * channel, 4).ToArray();
            var sum = places.Sum(place => a[place]);
            return method switch
            {
                "gradcam" => places.Average(place => g[place]),
                "xgradcam" => places.Sum(place => g[place] * a[place]) / (sum + 1e-7),
                _ => places.Sum(place => g[place] * g[place]
                    / ((2 * g[place] * g[place]) + (sum * Math.Pow(g[place], 3))) * Math.Max(0, g[place])),
            };
        }

        return [.. Enumerable.Range(0, 4).Select(place => Enumerable.Range(0, 2).Sum(channel => method switch
        {
            "hirescam" => g[(4 * channel) + place] * a[(4 * channel) + place],
            "layercam" => Math.Max(0, g[(4 * channel) + place]) * a[(4 * channel) + place],
            _ => Weight(channel) * a[(4 * channel) + place],
        }))];
    }

    static double[] Component(double[,] activation)
    {
        var direction = new[] { 1.0, 0.7, 0.3, 0.9 };
        for (var step = 0; step < 5000; step++)
        {
            var product = Enumerable.Range(0, 4).Select(row => Enumerable.Range(0, 4).Sum(column => direction[column]
                * ((activation[0, row] * activation[0, column]) + (activation[1, row] * activation[1, column]))));
            var next = product.ToArray();
            var length = Math.Sqrt(next.Sum(number => number * number));
            direction = [.. next.Select(number => number / length)];
        }

        var channels = Enumerable.Range(0, 2).Select(
            channel => Enumerable.Range(0, 4).Sum(place => activation[channel, place] * direction[place])).ToArray();
        var scale = Math.Sqrt(channels.Sum(number => number * number));
        var mean = Enumerable.Range(0, 4).Select(place => (Picture[place] + Picture[4 + place]) / 2.0);
        var sign = Math.Sign(direction.Zip(mean, (left, right) => left * right).Sum());
        return [.. direction.Select(number => sign * scale * number)];
    }

    static OnnxModel Model()
    {
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 3, 2, 2]));
        var select = graph.Constant(Tensor.Of([1f, 0, 0, 0, 1, 0], [2, 3, 1, 1]), "select");
        var maps = picture.Conv(select, null, Window.Square(1)).Relu();
        var weights = graph.Constant(Tensor.Of(Weights, [1, 2, 2, 2]), "weights");
        var score = ((maps * weights) + (Curve * maps.Square())).Sum([1, 2, 3]).Reshape([1, 1]);
        return OnnxModel.Of(graph.Build([new("maps", maps), new("scores", score)], "small"));
    }
}
