namespace OnnxViz.Ascent;

/// <summary>
/// <see cref="LucidPreset"/> under moves that are two to three times as wide, with noise and smoother coefficients, so
/// that pictures show what survives all that. In text: <c>robust</c>.
/// </summary>
/// <remarks>
/// The numbers are our own, chosen on ten classes of squeezenet1.0 by what mobilenetv2 sees in them. On ten other
/// classes their median rank there was 9.5, that of <c>lucid</c> 34.5 (docs/measurements.md).
/// </remarks>
/// <param name="Steps">The updates.</param>
/// <param name="Rate">Adam's learning rate.</param>
/// <param name="Decay">The power of the frequency by which coefficients fall.</param>
/// <param name="Noise">The standard deviation of the noise that the network sees, as a share of the range.</param>
[Notation("robust", "lucid under wider moves and noise, smoother: for classes")]
public sealed record RobustPreset(int Steps = 256, float Rate = 0.05f, float Decay = 1.5f, float Noise = 0.1f)
    : Preset(Steps)
{
    const float Sd = 0.01f;

    static SmallMoves Moves => new(
        224,
        24,
        8,
        8,
        [.. Enumerable.Range(0, 13).Select(index => (70 + (5 * index)) / 100f)],
        [.. Enumerable.Range(-20, 41).Select(degrees => (float)degrees), .. Enumerable.Repeat(0f, 10)]);

    /// <inheritdoc/>
    public override Recipe For(int height, int width, int channels = 3) => Single(
        Steps,
        Coloured(new Fourier(Sd, Decay), channels),
        [.. Moves.For(height, width), new Noise(Noise)],
        new Adam(Rate));
}
