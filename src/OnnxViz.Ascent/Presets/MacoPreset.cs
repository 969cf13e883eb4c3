namespace OnnxViz.Ascent;

/// <summary>
/// Phases alone, seen through boxes that shrink, with noise, by NAdam (T. Fel et al., "Unlocking Feature Visualization
/// for Deeper Networks with MAgnitude Constrained Optimization", 2023; the numbers of Xplique, whose noise is of a
/// range of 2). In text: <c>maco</c>.
/// </summary>
/// <param name="Steps">The updates.</param>
/// <param name="Rate">NAdam's learning rate.</param>
/// <param name="Boxes">The boxes of a step; the published 32 cost 32 forward and backward passes.</param>
/// <param name="First">The mean side of a box at the first step, as a share of the picture.</param>
/// <param name="Last">The mean side of a box at the last step.</param>
/// <param name="Spectrum">The .npy file of the magnitudes; none for those of natural photographs.</param>
/// <param name="View">The side of what the network sees, in pixels; none for that of the picture, up to 224.</param>
[Notation("maco", "phases alone, seen through shrinking boxes, NAdam (Fel et al., 2023)")]
public sealed record MacoPreset(
    int Steps = 256,
    float Rate = 1,
    int Boxes = 8,
    float First = 0.5f,
    float Last = 0.05f,
    string? Spectrum = null,
    int? View = null) : Preset(Steps)
{
    const int LargestView = 224;
    const float NormalNoise = 0.04f;
    const float EvenNoise = 0.02f;

    /// <inheritdoc/>
    public override Recipe For(int height, int width)
    {
        var boxes = new CropBoxes(View ?? Math.Min(LargestView, Math.Min(height, width)), Boxes, First, Last);
        return new(
        [
            new(Steps, new Maco(Spectrum), [new Noise(NormalNoise, EvenNoise)], new Nadam(Rate), Sampling: boxes),
        ]);
    }
}
