using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// Quantisation, straight through: as if nothing were rounded, and nothing passes where a number lay outside of what
/// the integer holds. Scales and zero points are taken as given. The gradient of an integer is that of the number q in
/// y = (q − zero point) scale.
/// </summary>
[NoGradient("QuantizeLinear", 1), NoGradient("QuantizeLinear", 2)]
[NoGradient("DequantizeLinear", 1), NoGradient("DequantizeLinear", 2)]
static class Quantization
{
    /// <remarks>q = round(x / scale) + zero point; the ends of the range pass.</remarks>
    [Gradient("QuantizeLinear")]
    static Value Quantize(Pullback p)
    {
        var (low, high) = RangeOf(p.Graph[p.Node.Outputs[0]].Element);
        var scale = QuantizationGrain.Of(p, 1).Spread(p.X(1).Cast(ElementType.Float));
        var steps = p.X().Cast(ElementType.Float) / scale;
        var number = ZeroPoint(p) is { } zero ? steps.Unary("Round") + zero : steps.Unary("Round");
        return ((number >= low) & (number <= high)).OrZero(p.Dy / scale);
    }

    [Gradient("DequantizeLinear")]
    static Value Dequantize(Pullback p) =>
        p.Dy.Cast(ElementType.Float) * QuantizationGrain.Of(p, 1).Spread(p.X(1).Cast(ElementType.Float));

    /// <remarks>The scale is chosen such that nothing lies outside the range.</remarks>
    [Gradient("DynamicQuantizeLinear")] static Value DynamicQuantize(Pullback p) => p.Dy / p.Graph[p.Node.Outputs[1]];

    static Value? ZeroPoint(Pullback p) =>
        p.Has(2) ? QuantizationGrain.Of(p, 2).Spread(p.X(2).Cast(ElementType.Float)) : null;

    static (float Low, float High) RangeOf(ElementType element) => element switch
    {
        ElementType.UInt4 => (0, 15),
        ElementType.Int4 => (-8, 7),
        ElementType.UInt8 => (byte.MinValue, byte.MaxValue),
        ElementType.Int8 => (sbyte.MinValue, sbyte.MaxValue),
        ElementType.UInt16 => (ushort.MinValue, ushort.MaxValue),
        ElementType.Int16 => (short.MinValue, short.MaxValue),
        ElementType.Float8E4M3FN => (-448, 448),
        ElementType.Float8E4M3FNUZ => (-240, 240),
        _ => (-57344, 57344),
    };
}
