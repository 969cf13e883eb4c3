namespace OnnxViz.Attribution;

/// <summary>Means by a bell-shaped window; at the border by the part of it that lies inside.</summary>
static class GaussianWindow
{
    /// <summary>Blurs a plane.</summary>
    /// <param name="plane">[H, W].</param>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    /// <param name="window">The window's side, odd.</param>
    /// <param name="sigma">Its standard deviation in pixels.</param>
    public static float[] Blur(float[] plane, int height, int width, int window, float sigma)
    {
        double[] weights = [.. Enumerable.Range(-window / 2, window).Select(
            at => Math.Exp(-at * at / (2.0 * sigma * sigma)))];
        var rows = Along(plane, height, width, weights, 1, width);
        return Along(rows, width, height, weights, width, 1);
    }

    /// <remarks>Lines of so many elements, a step apart, and how far one line is from the next.</remarks>
    static float[] Along(float[] plane, int lines, int length, double[] weights, int step, int next)
    {
        var (blurred, reach) = (new float[plane.Length], weights.Length / 2);
        for (var line = 0; line < lines; line++)
        {
            for (var at = 0; at < length; at++)
            {
                var (sum, whole) = (0.0, 0.0);
                for (var other = Math.Max(0, at - reach); other <= Math.Min(length - 1, at + reach); other++)
                {
                    var weight = weights[other - at + reach];
                    sum += weight * plane[(line * next) + (other * step)];
                    whole += weight;
                }

                blurred[(line * next) + (at * step)] = (float)(sum / whole);
            }
        }

        return blurred;
    }
}
