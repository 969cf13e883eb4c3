namespace OnnxViz.Ascent;

/// <summary>
/// From a small picture to a large one, blurred in between (F. Graetz, "How to visualize convolutional features in 40
/// lines of code", 2019). In text: <c>forty</c>.
/// </summary>
/// <remarks>
/// Twelve sizes from 56 to 408 pixels by a factor of 1.2, 20 steps of Adam each, a box of 5 pixels in between; the
/// published rate of 0.1 is of normalised units, some 0.0225 of the pixels' range. Its weight decay of 1e-6 is left
/// out.
/// </remarks>
/// <param name="Steps">The updates at each size.</param>
/// <param name="Times">How many sizes there are.</param>
/// <param name="Factor">How much larger each is than the one before.</param>
/// <param name="Rate">Adam's learning rate.</param>
/// <param name="Blur">The side of the box in pixels, an odd number; 0 for none.</param>
[Notation("forty", "from 56 pixels up by 12 enlargements with blur, Adam (Graetz, 2019)")]
public sealed record FortyPreset(
    int Steps = 20, int Times = 12, float Factor = 1.2f, float Rate = 0.0225f, int Blur = 5) : Preset(Steps)
{
    const int First = 56;
    const float Noise = 0.034f;

    /// <summary>What 56 pixels come to.</summary>
    public override int? Side => Enumerable.Range(1, Times - 1).Aggregate(First, (side, _) => (int)(Factor * side));

    /// <inheritdoc/>
    public override Recipe For(int height, int width, int channels = 3)
    {
        var first = Math.Min(height, width) == Side ? First : (int?)null;
        return new(
        [
            new(Steps, new Pixels(Noise), [], new Adam(Rate), Enlarged: new(Times, Factor, Blur, first)),
        ]);
    }
}
