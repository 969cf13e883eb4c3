using System.Numerics;

namespace OnnxViz.Video;

/// <summary>x' = Xx x + Xy y + X1, y' = Yx x + Yy y + Y1, in double precision.</summary>
readonly record struct Affine(double Xx, double Xy, double X1, double Yx, double Yy, double Y1)
{
    const int Terms = 12;

    public static Affine Identity { get; } = new(1, 0, 0, 0, 1, 0);

    /// <summary>
    /// Where a steady flow leads points in some seconds: the exponential of its matrix, by its series.
    /// </summary>
    /// <param name="flow">The velocity of a point, with 0 as the last row.</param>
    /// <param name="seconds">The time, short enough for the series; it may be negative.</param>
    public static Affine Flow(Affine flow, double seconds)
    {
        var step = flow * seconds;
        var (term, sum) = (step, Identity + step);
        for (var order = 2; order <= Terms; order++)
        {
            term = step.Linear(term) * (1.0 / order);
            sum += term;
        }

        return sum;
    }

    /// <summary>This, after another.</summary>
    public Affine After(Affine first) => Linear(first) with
    {
        X1 = (Xx * first.X1) + (Xy * first.Y1) + X1,
        Y1 = (Yx * first.X1) + (Yy * first.Y1) + Y1,
    };

    /// <summary>The same as System.Numerics writes it, points from the left.</summary>
    public Matrix3x2 ToMatrix() => new((float)Xx, (float)Yx, (float)Xy, (float)Yy, (float)X1, (float)Y1);

    public static Affine operator +(Affine left, Affine right) => new(
        left.Xx + right.Xx,
        left.Xy + right.Xy,
        left.X1 + right.X1,
        left.Yx + right.Yx,
        left.Yy + right.Yy,
        left.Y1 + right.Y1);

    public static Affine operator *(Affine left, double factor) => new(
        left.Xx * factor,
        left.Xy * factor,
        left.X1 * factor,
        left.Yx * factor,
        left.Yy * factor,
        left.Y1 * factor);

    /// <summary>The product of the matrices whose last row is 0.</summary>
    Affine Linear(Affine right) => new(
        (Xx * right.Xx) + (Xy * right.Yx),
        (Xx * right.Xy) + (Xy * right.Yy),
        (Xx * right.X1) + (Xy * right.Y1),
        (Yx * right.Xx) + (Yy * right.Yx),
        (Yx * right.Xy) + (Yy * right.Yy),
        (Yx * right.X1) + (Yy * right.Y1));
}
