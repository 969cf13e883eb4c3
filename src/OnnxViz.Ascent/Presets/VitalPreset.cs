namespace OnnxViz.Ascent;

/// <summary>
/// Pixels that are brought near to real pictures by Adam, shaken by up to 30 pixels (A. Gorgun et al., VITAL, 2025);
/// the objective is to be <see cref="Natural"/>. In text: <c>vital</c>.
/// </summary>
/// <remarks>
/// The published rate of 1 is of pixels that were divided by a standard deviation of some 0.226, so that 0.22 of the
/// pixels' range is as much. It falls in four stages of a quarter of the steps each, since a picture stays as noisy as
/// the last steps were long.
/// </remarks>
/// <param name="Steps">The updates.</param>
/// <param name="Rate">Adam's learning rate at first, as a share of the pixels' range.</param>
/// <param name="Jitter">The most that pictures are shaken by, in pixels; fewer where they are small.</param>
/// <param name="Variation">The weight of the total variation.</param>
[Notation("vital", "pixels brought near to a folder of real pictures (Gorgun et al., 2025); needs --like")]
public sealed record VitalPreset(int Steps = 2000, float Rate = 0.22f, int Jitter = 30, float Variation = 60)
    : Preset(Steps)
{
    const float Noise = 0.2f;

    static readonly float[] Falling = [1, 0.4f, 0.1f, 0.03f];

    /// <inheritdoc/>
    public override Recipe For(int height, int width, int channels = 3)
    {
        Transform[] shaken = Math.Min(Jitter, Math.Min(height, width) - 1) is > 0 and var most
            ? [new Jitter(most)]
            : [];
        return new([.. Falling.Select((share, index) => new Stage(
            StepsOf(index),
            new Pixels(Noise),
            shaken,
            new Adam(Rate * share, 0.5f, 0.9f),
            Penalties: [new TotalVariation(Variation)])).Where(stage => stage.Steps > 0)]);
    }

    int StepsOf(int index) => (Steps + Falling.Length - 1 - index) / Falling.Length;
}
