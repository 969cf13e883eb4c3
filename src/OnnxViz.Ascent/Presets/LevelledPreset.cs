namespace OnnxViz.Ascent;

/// <summary>
/// Pixels that go up by steps of a fixed size, the octaves of the gradient brought to one size. In text:
/// <c>levelled</c>.
/// </summary>
/// <param name="Steps">The updates.</param>
/// <param name="Rate">The root mean square of a step, as a share of the pixels' range.</param>
/// <param name="Jitter">The most that pictures are shaken by, in pixels; none for a 16th of the size.</param>
[Notation("levelled", "pixels, the octaves of the gradient brought to one size, jitter")]
public sealed record LevelledPreset(int Steps = 256, float Rate = NormalizedAscent.UsualRate, int? Jitter = null)
    : Preset(Steps)
{
    const int JitterShare = 16;

    /// <inheritdoc/>
    public override Recipe For(int height, int width, int channels = 3)
    {
        var jitter = Jitter ?? Math.Max(1, Math.Min(height, width) / JitterShare);
        var optimizer = new NormalizedAscent(Rate);
        return Single(
            Steps, new Pixels(), jitter == 0 ? [] : [new Jitter(jitter)], optimizer, optimizer.UsualFilter);
    }
}
