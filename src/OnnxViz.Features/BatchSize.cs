using OnnxViz.Networks;

namespace OnnxViz.Features;

/// <summary>How many pictures to run at once where nobody says.</summary>
static class BatchSize
{
    const int Most = 64;
    const long MostPixels = 8 * 224 * 224;
    const long MostBytes = 64 << 20;

    /// <summary>As many as are there, no more than 64, no more than 8 pictures of 224x224 or 64 MiB of maps.</summary>
    public static int For(IEnumerable<Layer> layers, (int Height, int Width) size, int? pictures)
    {
        var pixels = (long)size.Height * size.Width;
        var bytes = layers.Sum(layer => layer.Shape.Size) * sizeof(float);
        var fitting = Math.Min(MostPixels / Math.Max(1, pixels), MostBytes / Math.Max(1, bytes));
        return (int)Math.Max(1, Math.Min(Math.Min(Most, pictures ?? Most), fitting));
    }
}
