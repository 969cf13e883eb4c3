namespace OnnxViz.Ascent;

/// <summary>
/// Pixels and nothing else (F. Chollet, "Visualizing what convnets learn", Keras examples, 2020). In text:
/// <c>keras</c>.
/// </summary>
/// <remarks>
/// Thirty steps of ten times the gradient over its norm, at 180 pixels in [-1, 1]: some 0.016 of the pixels' range
/// each. The published picture is stretched to a standard deviation of 0.15 in the end and its rim is cut off; here it
/// is shown as the network saw it.
/// </remarks>
/// <param name="Steps">The updates.</param>
/// <param name="Rate">The root mean square of a step, as a share of the pixels' range.</param>
[Notation("keras", "pixels and nothing else (Keras' example, 2020)")]
public sealed record KerasPreset(int Steps = 30, float Rate = 0.016f) : Preset(Steps)
{
    const float Noise = 0.036f;

    /// <inheritdoc/>
    public override Recipe For(int height, int width, int channels = 3) =>
        Single(Steps, new Pixels(Noise), [], new NormalizedAscent(Rate));
}
