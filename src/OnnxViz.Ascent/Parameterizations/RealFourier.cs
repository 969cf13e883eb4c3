using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// The discrete Fourier transform of real pictures, by the half of the spectrum that says all:
/// frequencies 0 to W / 2 across, all of them down. In a graph it is products with constant matrices.
/// </summary>
static class RealFourier
{
    /// <summary>The number of frequencies across.</summary>
    public static long Columns(long width) => (width / 2) + 1;

    /// <summary>The frequency of a bin, from -0.5 to 0.5, in cycles per pixel.</summary>
    public static double Frequency(long bin, long length) => (2 * bin <= length ? bin : bin - length) / (double)length;

    /// <summary>Writes the pictures that spectra stand for.</summary>
    /// <remarks>
    /// x = Σ Re(z exp(2πi (v y / H + u x / W))) / (H W) over v and u, those u counted twice that have a partner.
    /// </remarks>
    /// <param name="spectra">The real and the imaginary parts, [N, C, 2, H, W / 2 + 1].</param>
    /// <param name="width">The pictures' width.</param>
    /// <returns>[N, C, H, W].</returns>
    public static Value Inverse(Value spectra, long width)
    {
        var (count, channels, height, columns) = (
            spectra.Shape[0], spectra.Shape[1], spectra.Shape[3], spectra.Shape[4]);
        var graph = spectra.Builder;
        var down = graph.Constant(Tensor.Of(Down(height), [2 * height, 2 * height]), "down");
        var across = graph.Constant(Tensor.Of(Across(width), [2, columns, width]), "across");
        var lines = down.MatMul(spectra.Reshape([count, channels, 2 * height, columns]));
        return lines.Reshape(spectra.Shape).MatMul(across).Sum([2], keep: false);
    }

    /// <summary>The spectrum of a plane.</summary>
    /// <param name="plane">[H, W].</param>
    /// <param name="height">Its height.</param>
    /// <param name="width">Its width.</param>
    /// <returns>The real and the imaginary parts, [2, H, W / 2 + 1].</returns>
    public static float[] Forward(ReadOnlySpan<float> plane, int height, int width)
    {
        var (columns, lines) = ((int)Columns(width), Lines(plane, height, width));
        var (cos, sin) = Waves(height);
        var spectrum = new float[2 * height * columns];
        for (var v = 0; v < height; v++)
        {
            for (var u = 0; u < columns; u++)
            {
                var (real, imaginary) = (0d, 0d);
                for (var y = 0; y < height; y++)
                {
                    var ((a, b), angle) = (lines[(y * columns) + u], (int)((long)v * y % height));
                    real += (a * cos[angle]) + (b * sin[angle]);
                    imaginary += (b * cos[angle]) - (a * sin[angle]);
                }

                spectrum[(v * columns) + u] = (float)real;
                spectrum[((height + v) * columns) + u] = (float)imaginary;
            }
        }

        return spectrum;
    }

    static (double Real, double Imaginary)[] Lines(ReadOnlySpan<float> plane, int height, int width)
    {
        var (columns, (cos, sin)) = ((int)Columns(width), Waves(width));
        var lines = new (double, double)[height * columns];
        for (var y = 0; y < height; y++)
        {
            for (var u = 0; u < columns; u++)
            {
                var (real, imaginary) = (0d, 0d);
                for (var x = 0; x < width; x++)
                {
                    var angle = (int)((long)u * x % width);
                    real += plane[(y * width) + x] * cos[angle];
                    imaginary -= plane[(y * width) + x] * sin[angle];
                }

                lines[(y * columns) + u] = (real, imaginary);
            }
        }

        return lines;
    }

    static (double[] Cos, double[] Sin) Waves(long length)
    {
        double[] angles = [.. Enumerable.Range(0, (int)length).Select(at => 2 * Math.PI * at / length)];
        return ([.. angles.Select(Math.Cos)], [.. angles.Select(Math.Sin)]);
    }

    /// <summary>
    /// [[cos, -sin], [sin, cos]] / H: a complex transform of columns, real parts above imaginary ones.
    /// </summary>
    static float[] Down(long height)
    {
        var ((cos, sin), side) = (Waves(height), 2 * height);
        var matrix = new float[side * side];
        for (var y = 0L; y < height; y++)
        {
            for (var v = 0L; v < height; v++)
            {
                var angle = y * v % height;
                matrix[(y * side) + v] = matrix[((y + height) * side) + v + height] = (float)(cos[angle] / height);
                matrix[((y + height) * side) + v] = (float)(sin[angle] / height);
                matrix[(y * side) + v + height] = (float)(-sin[angle] / height);
            }
        }

        return matrix;
    }

    /// <summary>The real part of the transform of lines, for real and for imaginary parts.</summary>
    static float[] Across(long width)
    {
        var ((cos, sin), columns) = (Waves(width), Columns(width));
        var matrices = new float[2 * columns * width];
        for (var u = 0L; u < columns; u++)
        {
            var weight = (u == 0 || 2 * u == width ? 1d : 2d) / width;
            for (var x = 0L; x < width; x++)
            {
                matrices[(u * width) + x] = (float)(weight * cos[u * x % width]);
                matrices[((columns + u) * width) + x] = (float)(-weight * sin[u * x % width]);
            }
        }

        return matrices;
    }
}
