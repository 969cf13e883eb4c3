using OnnxViz.Graph;

namespace OnnxViz.Gradients.Tests;

/// <summary>Places, counts and sizes that are computed while the model runs, from the numbers that it is fed.</summary>
public sealed class ComputedIndexTests
{
    static readonly float[] Numbers = [1, 5, 2, 4, 3, 0];

    [Theory]
    [InlineData(0, null, 1, new float[] { 0, 1, 10, 100, 0, 0 })]
    [InlineData(-6, null, 1, new float[] { 0, 1, 10, 100, 0, 0 })]
    [InlineData(-100, 3, 1, new float[] { 1, 10, 100, 0, 0, 0 })]
    [InlineData(0, null, 2, new float[] { 0, 1, 0, 10, 0, 100 })]
    [InlineData(2, 0, -1, new float[] { 0, 100, 10, 1, 0, 0 })]
    [InlineData(100, 2, -1, new float[] { 0, 0, 0, 100, 10, 1 })]
    public void A_slice_may_start_where_the_greatest_element_is(
        int behind, int? end, int step, float[] expected) => Check(expected, (x, g) =>
    {
        var start = x.ArgMax(0) + g.Integers(behind);
        var stop = end is { } given ? g.Integers(given) : start + g.Integers(3 * step);
        return g.Op("Slice", [x, start, stop, g.Integers(0), g.Integers(step)], x.Type.Sized([3]));
    });

    [Fact]
    public void Padding_may_be_computed() => Check([1000, 10000, 100000, 0, 0, 0], (x, g) =>
    {
        var before = (x.ArgMax(0) * 3).Cast(ElementType.Int64);
        var pads = new[] { before, -before }.Concat(0);
        return g.Op("Pad", [x, pads], x.Type);
    });

    [Fact]
    public void A_part_of_the_axes_may_be_padded() => Check([10, 100, 1000, 10000, 100000, 0], (x, g) =>
    {
        var pads = new[] { x.ArgMax(0), -x.ArgMax(0) }.Concat(0);
        return g.Op("Pad", [x.Reshape([1, 6]), pads, null, g.Integers(-1)], x.Type.Sized([1, 6])).Reshape([6]);
    });

    [Fact]
    public void Repetitions_may_be_computed() =>
        Check([1001, 10010, 100100], (x, g) => g.Op("Tile", [x, x.ArgMax(0) * 2], x.Type.Sized([6])), 1, 5, 2);

    [Fact]
    public void Parts_may_be_computed() => Check([1, 10, 100, 1000, 10000, 100000], (x, g) =>
    {
        var lengths = new[] { x.ArgMax(0), x.ArgMax(0) * 5 }.Concat(0);
        var parts = g.Ops("Split", [x, lengths], [x.Type.Sized([1]), x.Type.Sized([5])]);
        return parts.Concat(0);
    });

    [Fact]
    public void What_a_rule_has_to_know_beforehand_is_named()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new(ElementType.Float, [4, 4]));
        var scales = x.Max([0, 1]).Reshape([1]);
        var resized = graph.Op(
            "Resize",
            [x, null, new[] { scales, scales }.Concat(0)],
            x.Type.Sized([8, 8]),
            new() { { "mode", "linear" } });
        var error = Assert.Throws<OnnxVizException>(
            () => new Differentiator(GradientRules.Standard).Differentiate(resized, x));
        Assert.Contains("node Resize (Resize): input 2 is computed while the model runs", error.Message);
        Assert.Contains("choose a layer before it", error.Message);
    }

    /// <summary>
    /// Compares the gradient of the sum of all results, the first weighed by 1, the next by 10, by 100 ...
    /// </summary>
    static void Check(float[] expected, Func<Value, GraphBuilder, Value> function, params float[] numbers)
    {
        var fed = numbers.Length > 0 ? numbers : Numbers;
        var x = new GraphBuilder().Input("x", new(ElementType.Float, [fed.Length]));
        var y = function(x, x.Builder);
        var weights = Enumerable.Range(0, (int)y.Shape.Size).Select(place => MathF.Pow(10, place));
        var seed = new Seed(y, x.Builder.Constant(Tensor.Of([.. weights], y.Shape)));
        var gradient = new Differentiator(GradientRules.Standard).Differentiate([seed], [x])[0];
        Assert.Equal(expected, Derivative.Run(gradient, fed));
    }
}
