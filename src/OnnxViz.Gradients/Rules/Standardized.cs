using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// A value with its mean taken away and divided by its standard deviation along some axes: the core of all
/// normalisations. In single precision at least, as squares of half-precision numbers overflow soon.
/// </summary>
sealed record Standardized(Value Content, Value InverseDeviation, long[] Axes)
{
    public static Standardized Of(Value x, long[] axes, float epsilon)
    {
        var wide = Wide(x);
        var centered = wide - wide.Mean(axes);
        var inverse = (centered.Square().Mean(axes) + epsilon).Sqrt().Reciprocal();
        return new(centered * inverse, inverse, axes);
    }

    public static Value Wide(Value x) =>
        x.Element is ElementType.Float16 or ElementType.BFloat16 ? x.Cast(ElementType.Float) : x;

    /// <summary>The gradient of what was standardised, from the gradient of the content z.</summary>
    /// <remarks>dx = (dz − mean(dz) − z mean(dz z)) / deviation.</remarks>
    public Value PullBack(Value gradient) =>
        InverseDeviation * (gradient - gradient.Mean(Axes) - (Content * (gradient * Content).Mean(Axes)));
}
