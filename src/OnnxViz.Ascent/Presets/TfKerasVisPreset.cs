namespace OnnxViz.Ascent;

/// <summary>
/// Full noise at first, RMSprop, total variation and a norm, shaken and turned a little (tf-keras-vis 0.8, whose
/// numbers suit VGG16). In text: <c>tfkv</c>.
/// </summary>
/// <remarks>
/// Rates and weights are of pixels from 0 to 255 there, of [0, 1] here. There the moves stay in the picture and its
/// norm is from black; here the network alone sees the moves and the norm is from grey.
/// </remarks>
/// <param name="Steps">The updates.</param>
/// <param name="Rate">RMSprop's learning rate, as a share of the pixels' range.</param>
/// <param name="Variation">The weight of the total variation.</param>
/// <param name="Norm">The weight of the norm.</param>
[Notation("tfkv", "full noise, RMSprop, total variation and norm (tf-keras-vis)")]
public sealed record TfKerasVisPreset(int Steps = 200, float Rate = 1f / 255, float Variation = 1, float Norm = 0.3f)
    : Preset(Steps)
{
    const float Kept = 0.999f;
    const float Noise = 0.289f;

    /// <inheritdoc/>
    public override Recipe For(int height, int width, int channels = 3) => new(
    [
        new(
            Steps,
            new Pixels(Noise),
            [new Jitter(4), new Rotate(1)],
            new RmsProp(Rate, Kept),
            Penalties: [new TotalVariation(Variation, 1), new Norm(Norm, 1)]),
    ]);
}
