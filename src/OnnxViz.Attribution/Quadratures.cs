namespace OnnxViz.Attribution;

/// <summary>Points and weights of integrals from 0 to 1.</summary>
public static class Quadratures
{
    const int Iterations = 100;
    const double Exact = 1e-15;

    /// <summary>The points in rising order; the weights sum up to 1.</summary>
    /// <param name="quadrature">Which.</param>
    /// <param name="count">How many, at least 1; 2 for both ends.</param>
    public static IReadOnlyList<(double At, double Weight)> Points(this Quadrature quadrature, int count) =>
        [.. Enumerable.Range(0, count).Select(index => quadrature switch
        {
            Quadrature.Midpoint => ((index + 0.5) / count, 1.0 / count),
            Quadrature.Right => ((index + 1.0) / count, 1.0 / count),
            Quadrature.Trapezoid => (
                (double)index / (count - 1), (index == 0 || index == count - 1 ? 0.5 : 1) / (count - 1)),
            _ => Legendre(index, count),
        })];

    /// <summary>
    /// A root of the Legendre polynomial by Newton's method from the usual guess cos(pi (i - 1/4) / (n + 1/2)), and its
    /// weight 2 / ((1 - x²) P'(x)²) (M. Abramowitz, I. Stegun, 1964, 25.4.29), both brought from [-1, 1] to [0, 1].
    /// </summary>
    static (double At, double Weight) Legendre(int index, int count)
    {
        var x = -Math.Cos(Math.PI * (index + 0.75) / (count + 0.5));
        var slope = 0.0;
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            (var value, slope) = Polynomial(x, count);
            var step = value / slope;
            x -= step;
            if (Math.Abs(step) < Exact)
            {
                break;
            }
        }

        return ((1 + x) / 2, 1 / ((1 - (x * x)) * slope * slope));
    }

    /// <summary>The Legendre polynomial of a degree and its derivative, by Bonnet's recursion.</summary>
    static (double Value, double Slope) Polynomial(double x, int degree)
    {
        var (before, value) = (1.0, x);
        for (var n = 2; n <= degree; n++)
        {
            (before, value) = (value, (((2 * n) - 1) * x * value - ((n - 1) * before)) / n);
        }

        return (value, degree * ((x * value) - before) / ((x * x) - 1));
    }
}
