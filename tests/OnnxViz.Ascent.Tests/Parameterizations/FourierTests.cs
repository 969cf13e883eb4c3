using OnnxViz.Graph;

namespace OnnxViz.Ascent.Tests.Parameterizations;

/// <summary>Fourier fields beside the sum that defines them.</summary>
public sealed class FourierTests
{
    [Theory]
    [InlineData(4, 6, 1)]
    [InlineData(5, 7, 1)]
    [InlineData(8, 3, 0.85)]
    [InlineData(1, 2, 2)]
    public void The_field_is_the_inverse_transform_of_the_scaled_coefficients(int height, int width, double decay)
    {
        Shape pictures = [1, 1, height, width];
        var fourier = new Fourier(1, (float)decay);
        var z = fourier.Start(pictures, CounterRandom.For(0, "z", 0)).Values.Single();
        var made = Evaluated.Of(
            Tensor.Of(z, fourier.Shapes(pictures)["spectrum"]),
            spectrum => fourier.Numbers(new Dictionary<string, Value> { ["spectrum"] = spectrum }, pictures));
        Evaluated.Near(Sum(z, height, width, decay), made, 1e-5);
    }

    [Fact]
    public void Lucid_starts_at_a_calm_grey()
    {
        Shape pictures = [1, 3, 128, 128];
        var parameterization = new Decorrelated(new Fourier());
        using var map = new ParameterMap(parameterization, pictures);
        var pixels = map.Of(parameterization.Start(pictures, CounterRandom.For(0, "z", 0)));
        var mean = pixels.Average();
        Assert.InRange(mean, 0.495f, 0.505f);
        Assert.InRange(Math.Sqrt(pixels.Average(pixel => (pixel - mean) * (pixel - mean))), 0.002, 0.005);
    }

    /// <remarks>The other half of the spectrum is the conjugate; a coefficient that is its own partner counts once, by
    /// its real part along the line.</remarks>
    static double[] Sum(float[] z, int height, int width, double decay)
    {
        var (columns, least) = ((width / 2) + 1, 1d / Math.Max(height, width));
        var field = new double[height * width];
        for (var v = 0; v < height; v++)
        {
            for (var u = 0; u < columns; u++)
            {
                var down = (v <= height / 2 ? v : v - height) / (double)height;
                var frequency = Math.Max(least, Math.Sqrt((down * down) + (u / (double)width * u / width)));
                var scale = Math.Sqrt(height * width) / Math.Pow(frequency, decay) / 4 / (height * width);
                var times = u == 0 || 2 * u == width ? 1 : 2;
                for (var index = 0; index < field.Length; index++)
                {
                    var (y, x) = (index / width, index % width);
                    var angle = 2 * Math.PI * ((v * y / (double)height) + (u * x / (double)width));
                    var (real, imaginary) = (z[(v * columns) + u], z[((height + v) * columns) + u]);
                    field[index] += times * scale * ((real * Math.Cos(angle)) - (imaginary * Math.Sin(angle)));
                }
            }
        }

        return field;
    }
}
