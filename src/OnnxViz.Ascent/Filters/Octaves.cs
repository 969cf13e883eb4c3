using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Brings the octaves of a gradient to the same size, so that large shapes grow as fast as fine grain: the Laplacian
/// pyramid normalisation of
/// A. Mordvintsev's DeepDream notebook (2016), with the binomial filter of P. Burt and E. Adelson ("The Laplacian
/// Pyramid as a Compact Image
/// Code", 1983). Octaves have a root mean square of 1 each, picture by picture. In text: <c>octaves(4)</c>.
/// </summary>
/// <param name="Levels">The number of octaves, the last one holding all that is coarser; fewer where the picture is
/// small.</param>
[Notation("octaves", "brings the octaves of the gradient to the same size")]
public sealed record Octaves(int Levels = 4) : GradientFilter
{
    const float Tiny = 1e-20f;
    const float Least = 1e-35f;
    static readonly float[] Binomial = [1, 4, 6, 4, 1];

    /// <inheritdoc/>
    public override Value Apply(Value gradient) => gradient.Rank == 4
        ? Level(gradient / (gradient.Abs().Max([1, 2, 3]) + Least))
        : throw new OnnxVizException(
            $"{this} is for parameters that are pictures, not for such of shape {gradient.Shape}: leave the filter "
            + "out");

    Value Level(Value gradient)
    {
        var coarse = gradient;
        var fine = new List<Value>();
        while (fine.Count + 1 < Levels && Math.Min(coarse.Shape[2], coarse.Shape[3]) >= 8)
        {
            var half = Shrink(coarse);
            fine.Add(coarse - Enlarge(half, coarse.Shape));
            coarse = half;
        }

        fine.Reverse();
        return fine.Aggregate(ToUnit(coarse), (sum, octave) => Enlarge(sum, octave.Shape) + ToUnit(octave));
    }

    static Value ToUnit(Value x) => x / (x.Square().Mean([1, 2, 3]).Sqrt() + Tiny);

    static Value Shrink(Value x)
    {
        var planes = x.Reshape([x.Shape[0] * x.Shape[1], 1, x.Shape[2], x.Shape[3]]);
        var half = planes.Conv(Kernel(x, 1), null, Filter);
        return half.Reshape([x.Shape[0], x.Shape[1], half.Shape[2], half.Shape[3]]);
    }

    /// <remarks>The adjoint of shrinking, times 4 since three of four pixels are new.</remarks>
    static Value Enlarge(Value x, Shape shape)
    {
        var planes = x.Reshape([x.Shape[0] * x.Shape[1], 1, x.Shape[2], x.Shape[3]]);
        return planes.ConvAdjoint(Kernel(x, 4), Filter, [planes.Shape[0], 1, shape[2], shape[3]]).Reshape(shape);
    }

    static Window Filter => Window.Square(5, stride: 2, padding: 2);

    static Value Kernel(Value x, float factor)
    {
        var weights = Binomial.SelectMany(row => Binomial.Select(column => factor * row * column / 256)).ToArray();
        return x.Builder.Constant(Tensor.Of(weights, [1, 1, 5, 5]), "binomial");
    }
}
