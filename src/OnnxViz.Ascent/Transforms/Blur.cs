using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Blurs each picture by a Gaussian of a uniform random width; at the border it weighs what there is. In text:
/// <c>blur(1, 1.1)</c>.
/// </summary>
/// <param name="Least">The least standard deviation in pixels, at least 0.</param>
/// <param name="Most">The largest.</param>
[Notation("blur", "blurs the picture by a Gaussian of a width between two")]
public sealed record Blur(float Least = 0, float Most = 1) : Disturbance
{
    const string Sharpness = "sharpness";

    /// <summary>Below this many pixels a Gaussian is one pixel to single precision.</summary>
    const double Narrowest = 0.1;

    /// <summary>The least standard deviation.</summary>
    public float Least { get; } = Least >= 0 && Most >= Least
        ? Least
        : throw new OnnxVizException(
            $"a blur goes from a width of at least 0 to one as large, not from {Least} to {Most}");

    /// <inheritdoc/>
    public override Value Apply(Value pictures, Func<string, TensorType, Value> input)
    {
        var sharpness = input(Sharpness, new(ElementType.Float, [pictures.Shape[0], 1, 1, 1]));
        return Gaussian(sharpness, pictures.Shape[2]).MatMul(pictures).MatMul(
            Gaussian(sharpness, pictures.Shape[3]).TransposeMatrix());
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> Draw(Shape picture, CounterRandom random)
    {
        var width = Math.Max(Narrowest, Least + (random.Uniform(0) * (Most - Least)));
        return new Dictionary<string, float[]> { [Sharpness] = [(float)(1 / (2 * width * width))] };
    }

    /// <summary>
    /// What each place takes from each other one, a row for a place, in sum 1: [N, 1, length, length].
    /// </summary>
    static Value Gaussian(Value sharpness, long length)
    {
        var squares = new float[length, length];
        for (var index = 0L; index < length * length; index++)
        {
            var distance = (index / length) - (index % length);
            squares[index / length, index % length] = -distance * distance;
        }

        var weights = (sharpness * sharpness.Builder.Matrix(squares, ElementType.Float)).Exp();
        return weights / weights.Sum([3]);
    }
}
