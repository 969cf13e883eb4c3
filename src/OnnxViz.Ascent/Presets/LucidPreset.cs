namespace OnnxViz.Ascent;

/// <summary>
/// Fourier coefficients in decorrelated colours, robust to small moves, by Adam (C. Olah, A. Mordvintsev, L. Schubert,
/// "Feature Visualization", Distill 2017, and the defaults of Lucid). In text: <c>lucid</c>.
/// </summary>
/// <remarks>
/// A border of 12 pixels of grey, a move by up to 4 pixels, one of eleven factors from 0.9 to 1.1, one of 26 angles up
/// to 10 degrees of which six are 0, a move by up to 2 pixels; Lucid hands the larger picture to the network, here the
/// border is cut off again, so that networks of one size take it. Pictures of less than 128 pixels move by less.
/// </remarks>
/// <param name="Steps">The updates.</param>
/// <param name="Rate">Adam's learning rate.</param>
/// <param name="Decay">The power of the frequency by which coefficients fall.</param>
[Notation("lucid", "Fourier coefficients, decorrelated colours, small moves, Adam (Distill 2017)")]
public sealed record LucidPreset(int Steps = 512, float Rate = 0.05f, float Decay = 1) : Preset(Steps)
{
    const float Sd = 0.01f;

    static SmallMoves Moves => new(
        128,
        12,
        4,
        2,
        [.. Enumerable.Range(0, 11).Select(index => (90 + (2 * index)) / 100f)],
        [.. Enumerable.Range(-10, 21).Select(degrees => (float)degrees), .. Enumerable.Repeat(0f, 5)]);

    /// <inheritdoc/>
    public override Recipe For(int height, int width, int channels = 3) => Single(
        Steps, Coloured(new Fourier(Sd, Decay), channels), Moves.For(height, width), new Adam(Rate));
}
