using OnnxViz.Graph;

namespace OnnxViz.Gradients.Tests;

/// <summary>Quantised numbers pass gradients straight through, which finite differences of steps cannot tell.</summary>
public sealed class QuantizationTests
{
    [Theory]
    [InlineData(ElementType.UInt8, 128, 0, 255)]
    [InlineData(ElementType.Int8, -3, -128, 127)]
    [InlineData(ElementType.UInt16, 5, 0, 65535)]
    [InlineData(ElementType.Int16, 0, -32768, 32767)]
    [InlineData(ElementType.UInt4, 7, 0, 15)]
    [InlineData(ElementType.Int4, 1, -8, 7)]
    public void Numbers_inside_the_range_pass_and_others_do_not(ElementType element, float zero, float low, float high)
    {
        const float Scale = 0.25f;
        float[] steps = [low - 0.6f, low - 0.4f, low, low + 1, high - 1, high, high + 0.4f, high + 0.6f];
        var x = Array.ConvertAll(steps, step => (step - zero) * Scale);
        Assert.Equal([0, 1, 1, 1, 1, 1, 1, 0], Derivative.Of(x => Rounded(x, Scale, zero, element), x));
    }

    [Fact]
    public void Without_a_zero_point_numbers_are_bytes() =>
        Assert.Equal(
            [0, 1, 1, 0], Derivative.Of(x => Restored(Quantized(x, [0.5f]), [0.5f]), -0.4f, -0.1f, 127.6f, 128));

    [Fact]
    public void Infinities_and_no_numbers_pass_nothing() => Assert.Equal(
        [0, 0, 0],
        Derivative.Of(
            x => Rounded(x, 1, 0, ElementType.Int8), float.NegativeInfinity, float.PositiveInfinity, float.NaN));

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Each_index_of_an_axis_may_have_a_scale_of_its_own(long axis)
    {
        var attributes = new Attributes { { "axis", axis } };
        Value Function(Value x) =>
            Restored(Quantized(x.Reshape([2, 3]), [0.1f, 1, 10], attributes), [0.2f, 3, 40], attributes);
        Assert.Equal([2, 3, 4, 0, 0, 4], Derivative.Of(Function, 5, 5, 5, 30, 300, 300), Close);
    }

    [Fact]
    public void Blocks_of_elements_may_have_scales_of_their_own()
    {
        var attributes = new Attributes { { "axis", 1L }, { "block_size", 2L } };
        Value Function(Value x)
        {
            var scale = x.Builder.Constant(Tensor.Of([0.1f, 1, 10, 100], [2, 2]));
            var given = x.Reshape([2, 3]);
            var quantized = x.Builder.Op(
                "QuantizeLinear", [given, scale], given.Type.As(ElementType.UInt8), attributes);
            return x.Builder.Op("DequantizeLinear", [quantized, scale], given.Type, attributes);
        }

        Assert.Equal([1, 0, 1, 1, 0, 1], Derivative.Of(Function, 20, 30, 200, 2000, 3000, 20000), Close);
    }

    [Fact]
    public void Operators_on_quantised_numbers_pass_gradients_too()
    {
        Value Function(Value x)
        {
            var quantized = Quantized(x, [0.1f]).Reshape([1, 1, 2, 4]);
            var pooled = quantized.MaxPool(Window.Square(2, stride: 2)).Reshape([2]);
            return Restored(new[] { pooled, pooled }.Concat(0), [0.1f]);
        }

        Assert.Equal([0, 0, 0, 2, 2, 0, 0, 0], Derivative.Of(Function, 1, 2, 3, 8, 7, 4, 5, 6), Close);
    }

    [Fact]
    public void Numbers_may_be_restored_by_arithmetic() => Assert.Equal(
        [0, 3, 3],
        Derivative.Of(
            x => (Quantized(x, [0.5f]).Cast(ElementType.Int32).Cast(ElementType.Float) - 7) * 1.5f, -5, 3, 40), Close);

    [Fact]
    public void Scales_found_while_running_cut_nothing_off()
    {
        Value Function(Value x)
        {
            TensorType number = new(ElementType.Float, Shape.Scalar);
            var parts = x.Builder.Ops(
                "DynamicQuantizeLinear", [x], [x.Type.As(ElementType.UInt8), number, number.As(ElementType.UInt8)]);
            return x.Builder.Op("DequantizeLinear", [.. parts], x.Type);
        }

        Assert.Equal([1, 1, 1], Derivative.Of(Function, -5, 3, 40), Close);
    }

    [Fact]
    public void Halves_keep_their_type()
    {
        var x = new GraphBuilder().Input("x", new(ElementType.Float, [3]));
        var half = x.Cast(ElementType.Float16);
        var scale = x.Like(0.5f).Cast(ElementType.Float16);
        var quantized = x.Builder.Op("QuantizeLinear", [half, scale], half.Type.As(ElementType.UInt8));
        var restored = x.Builder.Op("DequantizeLinear", [quantized, scale], half.Type);
        var gradient = new Differentiator(GradientRules.Standard).Differentiate(restored, half)[0];
        Assert.Equal(ElementType.Float16, gradient.Element);
        Assert.Equal([0, 1, 0], Derivative.Run(gradient.Cast(ElementType.Float), -1, 1, 1000));
    }

    [Fact]
    public void Convolutions_of_integers_are_refused_and_not_taken_for_constants()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new(ElementType.Float, [1, 1, 4, 4]));
        var (scale, zero) = (x.Like(1), graph.Number(0, ElementType.UInt8));
        var weight = graph.Ones(new(ElementType.UInt8, [1, 1, 1, 1]));
        var quantized = Quantized(x, [1]);
        var y = graph.Op("QLinearConv", [quantized, scale, zero, weight, scale, zero, scale, zero], quantized.Type);
        var error = Assert.Throws<OnnxVizException>(
            () => new Differentiator(GradientRules.Standard).Differentiate(Restored(y, [1]), x));
        Assert.Contains("QLinearConv (QLinearConv): it computes with integers", error.Message);
    }

    static Value Rounded(Value x, float scale, float zero, ElementType element)
    {
        Value?[] settings = [x.Like(scale), x.Builder.Number(zero, ElementType.Float).Cast(element)];
        var quantized = x.Builder.Op("QuantizeLinear", [x, .. settings], x.Type.As(element));
        return x.Builder.Op("DequantizeLinear", [quantized, .. settings], x.Type);
    }

    static Value Quantized(Value x, float[] scales, Attributes? attributes = null) =>
        x.Builder.Op("QuantizeLinear", [x, Scales(x, scales)], x.Type.As(ElementType.UInt8), attributes);

    static Value Restored(Value x, float[] scales, Attributes? attributes = null) =>
        x.Builder.Op("DequantizeLinear", [x, Scales(x, scales)], x.Type.As(ElementType.Float), attributes);

    static Value Scales(Value x, float[] scales) =>
        x.Builder.Constant(Tensor.Of(scales, scales.Length == 1 ? Shape.Scalar : [scales.Length]));

    static bool Close(float expected, float actual) =>
        Math.Abs(expected - actual) <= 1e-5f * Math.Max(1, Math.Abs(expected));
}
