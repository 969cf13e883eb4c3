using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// Structural similarity of two maps, each stretched to 0 to 1 (Z. Wang et al., "Image Quality Assessment", 2004): the
/// mean over all places whose window lies inside, the window being 11 wide with a deviation of 1.5.
/// </summary>
static class StructuralSimilarity
{
    const int Window = 11;
    const float Sigma = 1.5f;
    const double OfMeans = 0.01 * 0.01;
    const double OfVariances = 0.03 * 0.03;

    /// <summary>From -1 to 1, 1 for equal maps.</summary>
    /// <exception cref="OnnxVizException">The maps are smaller than the window.</exception>
    public static double Of(float[] left, float[] right, int height, int width)
    {
        if (height < Window || width < Window)
        {
            throw new OnnxVizException(
                $"structural similarity needs maps of {Window}x{Window} at least, these are {width}x{height}: take "
                + "spearman");
        }

        var (x, y) = (Stretched(left), Stretched(right));
        var (meanX, meanY) = (Mean(x), Mean(y));
        var (squareX, squareY, product) = (Mean(Times(x, x)), Mean(Times(y, y)), Mean(Times(x, y)));
        var (sum, reach) = (0.0, Window / 2);
        for (var row = reach; row < height - reach; row++)
        {
            for (var at = (row * width) + reach; at < ((row + 1) * width) - reach; at++)
            {
                sum += At(meanX[at], meanY[at], squareX[at], squareY[at], product[at]);
            }
        }

        return sum / ((height - (2 * reach)) * (width - (2 * reach)));

        float[] Mean(float[] plane) => GaussianWindow.Blur(plane, height, width, Window, Sigma);
    }

    static double At(double x, double y, double squareX, double squareY, double product) =>
        ((2 * x * y) + OfMeans) * ((2 * (product - (x * y))) + OfVariances)
        / (((x * x) + (y * y) + OfMeans) * (squareX - (x * x) + squareY - (y * y) + OfVariances));

    static float[] Stretched(float[] map)
    {
        var (least, most) = (map.Min(), map.Max());
        return most > least ? [.. map.Select(number => (number - least) / (most - least))] : new float[map.Length];
    }

    static float[] Times(float[] left, float[] right) => [.. left.Zip(right, (one, other) => one * other)];
}
