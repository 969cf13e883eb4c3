namespace OnnxViz.Ascent;

/// <summary>What the colours of a moving picture are kept at.</summary>
/// <param name="Means">The mean of each channel, in [0, 1].</param>
/// <param name="Deviations">The standard deviation of each channel, above 0.</param>
public sealed record ColourAim(IReadOnlyList<float> Means, IReadOnlyList<float> Deviations)
{
    /// <summary>The same mean and deviation for all channels.</summary>
    /// <param name="channels">How many there are.</param>
    /// <param name="mean">The mean, in [0, 1].</param>
    /// <param name="deviation">The standard deviation, above 0.</param>
    public static ColourAim Even(int channels, float mean, float deviation) =>
        new([.. Enumerable.Repeat(mean, channels)], [.. Enumerable.Repeat(deviation, channels)]);

    /// <summary>The colours of a picture.</summary>
    /// <param name="channels">How many channels it has.</param>
    /// <param name="pixels">[C, H, W].</param>
    public static ColourAim Of(int channels, float[] pixels)
    {
        float[][] planes = [.. pixels.Chunk(pixels.Length / channels)];
        float[] means = [.. planes.Select(plane => plane.Average())];
        return new(means, [.. planes.Zip(means, (plane, mean) =>
            (float)Math.Max(Least, Math.Sqrt(plane.Average(pixel => Math.Pow(pixel - mean, 2)))))]);
    }

    const double Least = 1e-3;
}
