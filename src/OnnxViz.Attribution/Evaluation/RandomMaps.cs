using OnnxViz.Ascent;

namespace OnnxViz.Attribution;

/// <summary>Maps of random numbers, which others are held against.</summary>
static class RandomMaps
{
    /// <summary>A map, uniform in [0, 1).</summary>
    /// <param name="height">Its height.</param>
    /// <param name="width">Its width.</param>
    /// <param name="name">Equal names draw equal maps.</param>
    public static AttributionMap Draw(int height, int width, string name)
    {
        var random = CounterRandom.For(0, name, 0);
        return new(height, width, [.. Enumerable.Range(0, height * width).Select(at => (float)random.Uniform(at))], 0);
    }
}
