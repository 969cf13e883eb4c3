using OnnxViz.Networks;

namespace OnnxViz.Features;

/// <summary>How many pictures to run at once where nobody says.</summary>
static class BatchSize
{
    const int Most = 64;
    const int Few = 8;
    const long MostPixels = Few * 224 * 224;
    const long MostBytes = 64 << 20;
    const long BytesInCache = 768 << 10;

    /// <summary>
    /// As many as are good: no more than 64, no more than 8 pictures of 224x224 or 64 MiB of maps; more than 8 only
    /// while their maps stay in a processor's cache. Fewer pictures than that run one by one, so that the number does
    /// not change with each picture that is added.
    /// </summary>
    public static int For(IEnumerable<Layer> layers, (int Height, int Width) size, int? pictures)
    {
        var pixels = (long)size.Height * size.Width;
        var bytes = Math.Max(1, layers.Sum(layer => layer.Shape.Size) * sizeof(float));
        var fitting = Math.Min(
            MostPixels / Math.Max(1, pixels), Math.Min(MostBytes / bytes, Math.Max(Few, BytesInCache / bytes)));
        var good = (int)Math.Clamp(fitting, 1, Most);
        return pictures < good ? 1 : good;
    }
}
