namespace OnnxViz.Ascent;

/// <summary>
/// Four sizes, each 1.4 times the one before, shaken at every step (A. Mordvintsev, C. Olah, M. Tyka, DeepDream, 2015).
/// From noise; on photographs it is `onnxviz dream`. In text: <c>deepdream</c>.
/// </summary>
/// <param name="Steps">The updates at each size.</param>
/// <param name="Octaves">How many sizes there are.</param>
/// <param name="Ratio">How much larger each is than the one before.</param>
/// <param name="Rate">The root mean square of a step, as a share of the pixels' range.</param>
/// <param name="Jitter">The most that pictures are shaken by, in pixels; fewer where they are small.</param>
[Notation("deepdream", "four sizes by 1.4, jitter of 32 pixels (2015)")]
public sealed record DeepDreamPreset(
    int Steps = DreamSettings.UsualSteps,
    int Octaves = DreamSettings.UsualOctaves,
    float Ratio = DreamSettings.UsualRatio,
    float Rate = DreamSettings.UsualRate,
    int Jitter = DreamSettings.UsualJitter) : Preset(Steps)
{
    /// <inheritdoc/>
    public override Recipe For(int height, int width, int channels = 3)
    {
        var smallest = Math.Min(height, width) / Math.Pow(Ratio, Octaves - 1);
        Transform[] shaken = Math.Min(Jitter, (int)smallest - 1) is > 0 and var pixels ? [new Jitter(pixels)] : [];
        return new(
        [
            new(Steps, new Pixels(), shaken, new NormalizedAscent(Rate), Enlarged: new(Octaves, Ratio)),
        ]);
    }
}
