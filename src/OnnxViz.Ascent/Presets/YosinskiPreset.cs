namespace OnnxViz.Ascent;

/// <summary>
/// Pixels with decay and a blur every few steps (J. Yosinski et al., "Understanding Neural Networks Through Deep
/// Visualization", 2015). In text: <c>yosinski</c>.
/// </summary>
/// <remarks>
/// A blur every four steps, by a box of 3 pixels, whose standard deviation is 0.8 where theirs is 1; decay is a penalty
/// on squares. Their rate of 100 is for the logits of CaffeNet, whose gradients are of another size than those of other
/// networks: here a step has a fixed size.
/// </remarks>
/// <param name="Steps">The updates.</param>
/// <param name="Rate">The root mean square of a step, as a share of the pixels' range.</param>
/// <param name="Every">The steps between two blurs.</param>
/// <param name="Decay">The weight of the penalty on squares.</param>
[Notation("yosinski", "pixels with decay and a blur every four steps (Yosinski et al., 2015)")]
public sealed record YosinskiPreset(int Steps = 400, float Rate = 0.02f, int Every = 4, float Decay = 1e-4f)
    : Preset(Steps)
{
    const int Box = 3;
    const float Noise = 0.04f;

    /// <inheritdoc/>
    public override Recipe For(int height, int width, int channels = 3) => new(
    [
        new(
            Every,
            new Pixels(Noise),
            [],
            new NormalizedAscent(Rate),
            Penalties: [new Norm(Decay, 2)],
            Enlarged: new(Math.Max(1, Steps / Every), 1, Box)),
    ]);
}
