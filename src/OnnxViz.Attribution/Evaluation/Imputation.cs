using OnnxViz.Ascent;

namespace OnnxViz.Attribution;

/// <summary>
/// Fills pixels in from their neighbours: each becomes the weighted mean of those around it, 1/6 each beside it and
/// 1/12 each across the corner, all missing ones at once (Y. Rong et al. 2022, section 4.2); at the border the weights
/// inside count.
/// </summary>
static class Imputation
{
    const double Beside = 1 / 6.0;
    const double Across = 1 / 12.0;
    const double Enough = 1e-3;
    const int MostRounds = 2000;

    /// <summary>The picture with some pixels filled in.</summary>
    /// <param name="picture">[C, H, W].</param>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    /// <param name="places">The places of the missing pixels.</param>
    /// <param name="noise">The standard deviation of the noise that is added to them.</param>
    /// <param name="random">Draws it.</param>
    public static float[] Fill(
        float[] picture, int height, int width, int[] places, float noise, CounterRandom random)
    {
        var (filled, plane) = (picture.ToArray(), height * width);
        var system = new MissingPixels(height, width, places, Beside, Across);
        for (var channel = 0; channel < picture.Length / plane; channel++)
        {
            var solved = system.Solve(picture.AsSpan(channel * plane, plane), Enough, MostRounds);
            for (var number = 0; number < places.Length; number++)
            {
                filled[(channel * plane) + places[number]] =
                    (float)(solved[number] + (noise * random.Normal((channel * places.Length) + number)));
            }
        }

        return filled;
    }
}
