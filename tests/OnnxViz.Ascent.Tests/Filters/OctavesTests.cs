using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.Filters;

/// <summary>The octaves beside the same written down as loops.</summary>
public sealed class OctavesTests
{
    static readonly double[] Binomial = [1 / 16d, 4 / 16d, 6 / 16d, 4 / 16d, 1 / 16d];

    [Theory]
    [InlineData(1, 8, 8)]
    [InlineData(2, 8, 8)]
    [InlineData(3, 16, 20)]
    [InlineData(4, 17, 31)]
    [InlineData(9, 16, 16)]
    public void Octaves_are_those_of_the_pyramid(int levels, int height, int width)
    {
        var gradient = SmallNets.Drawn(new Random(levels), [1, 1, height, width]);
        var actual = Evaluated.Of(gradient, new Octaves(levels).Apply);
        var expected = Level(
            Plane([.. gradient.ToFloats().Select(number => (double)number)], width), levels).Cast<double>().ToArray();
        Evaluated.Near(expected, actual, 2e-5);
    }

    [Fact]
    public void Parameters_that_are_no_pictures_are_refused() => Assert.Contains(
        "octaves is for parameters that are pictures", Assert.Throws<OnnxVizException>(
            () => Evaluated.Of(Tensor.Full([2, 3], 1), new Octaves().Apply)).Message);

    static double[,] Level(double[,] gradient, int levels)
    {
        var coarse = gradient;
        var fine = new Stack<double[,]>();
        while (fine.Count + 1 < levels && Math.Min(coarse.GetLength(0), coarse.GetLength(1)) >= 8)
        {
            var half = Shrink(coarse);
            fine.Push(Sum(coarse, Enlarge(half, coarse), -1));
            coarse = half;
        }

        return fine.Aggregate(ToUnit(coarse), (sum, octave) => Sum(Enlarge(sum, octave), ToUnit(octave), 1));
    }

    static double[,] Shrink(double[,] x) => Make((x.GetLength(0) + 1) / 2, (x.GetLength(1) + 1) / 2, (row, column) =>
        Taps((i, j) => At(x, (2 * row) + i - 2, (2 * column) + j - 2)));

    /// <summary>Every pixel of the half spreads over the taps around its place.</summary>
    static double[,] Enlarge(double[,] half, double[,] like)
    {
        var large = new double[like.GetLength(0), like.GetLength(1)];
        for (var row = 0; row < half.GetLength(0); row++)
        {
            for (var column = 0; column < half.GetLength(1); column++)
            {
                for (var tap = 0; tap < 25; tap++)
                {
                    var (y, x) = ((2 * row) + (tap / 5) - 2, (2 * column) + (tap % 5) - 2);
                    if (y >= 0 && x >= 0 && y < large.GetLength(0) && x < large.GetLength(1))
                    {
                        large[y, x] += 4 * Binomial[tap / 5] * Binomial[tap % 5] * half[row, column];
                    }
                }
            }
        }

        return large;
    }

    static double Taps(Func<int, int, double> at) =>
        Enumerable.Range(0, 25).Sum(tap => Binomial[tap / 5] * Binomial[tap % 5] * at(tap / 5, tap % 5));

    static double At(double[,] x, int row, int column) =>
        row >= 0 && column >= 0 && row < x.GetLength(0) && column < x.GetLength(1) ? x[row, column] : 0;

    static double[,] ToUnit(double[,] x)
    {
        var size = Math.Sqrt(x.Cast<double>().Average(number => number * number));
        return Make(x.GetLength(0), x.GetLength(1), (row, column) => x[row, column] / size);
    }

    static double[,] Sum(double[,] left, double[,] right, double sign) =>
        Make(left.GetLength(0), left.GetLength(1), (row, column) => left[row, column] + (sign * right[row, column]));

    static double[,] Plane(double[] numbers, int width) =>
        Make(numbers.Length / width, width, (row, column) => numbers[(row * width) + column]);

    static double[,] Make(int height, int width, Func<int, int, double> at)
    {
        var made = new double[height, width];
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                made[row, column] = at(row, column);
            }
        }

        return made;
    }
}
