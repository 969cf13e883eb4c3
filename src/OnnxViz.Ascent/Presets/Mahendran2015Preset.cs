using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Natural pre-images as they were first: grey levels with an α-norm channel by channel and total variation, by the
/// gradient with momentum at falling rates (A. Mahendran, A. Vedaldi, "Understanding Deep Image Representations by
/// Inverting Them", 2015). In text: <c>mahendran2015</c>, <c>mahendran2015(variation=10)</c>.
/// </summary>
/// <remarks>
/// With σ = 27098.1157, the mean length of photographs, what is brought down is the squared distance over the square of
/// the target, plus (λ_TV / 2 TV + λ_α / 2 Σ x⁶) / σ²; σ² times its gradient times the rate is added to 0.9 of the last
/// move. Descriptors take 200 steps at each of 0.004 times 1, 0.1, 0.01 and 0.001; convolutional networks 100, 200 and
/// 100 at the first three. It starts from Gaussian noise of length σ.
/// </remarks>
/// <param name="Steps">The updates, over all rates.</param>
/// <param name="Variation">The weight λ_TV: 1, 10 or 100; null for what suits the layer.</param>
/// <param name="Beta">The power β of the total variation.</param>
/// <param name="Rate">The first rate.</param>
/// <param name="IsDeep">Whether the rates are those of convolutional networks.</param>
[Notation("mahendran2015", "pre-images by the gradient with momentum at falling rates (Mahendran, Vedaldi, 2015)")]
public sealed record Mahendran2015Preset(
    int Steps = 400, float? Variation = null, float Beta = 2, float Rate = 0.004f, bool IsDeep = true) : Preset(Steps)
{
    const double Sigma = 27098.1157;
    const double Norm = 8e-10;
    const float Level = 80;
    const float Power = 6;

    static readonly (float Rate, int Steps)[] Deep = [(1, 100), (0.1f, 200), (0.01f, 100)];
    static readonly (float Rate, int Steps)[] Shallow = [(1, 200), (0.1f, 200), (0.01f, 200), (0.001f, 200)];

    /// <summary>That of descriptors.</summary>
    public static Mahendran2015Preset OfDescriptors => new(800, 1, IsDeep: false);

    const double EarlyStride = 8;
    const double MiddleStride = 16;

    /// <summary>λ_TV for a layer: 1 where positions are up to 8 pixels apart, 10 up to 16, and 100 behind, as in the
    /// published runs on CaffeNet.</summary>
    /// <inheritdoc/>
    public override Preset At(double stride) => this with
    {
        Variation = Variation ?? (stride is > 0 and <= EarlyStride ? 1 : stride is > 0 and <= MiddleStride ? 10 : 100),
    };

    /// <inheritdoc/>
    public override Recipe For(int height, int width, int channels = 3)
    {
        var (square, pixels) = (Sigma * Sigma, (double)height * width);
        var schedule = IsDeep ? Deep : Shallow;
        var published = schedule.Sum(each => each.Steps);
        Penalty[] penalties =
        [
            new AlphaNorm((float)(Norm / 2 / square * pixels * Math.Pow(Level, Power)), Power, Level, Coupled: false),
            new TotalVariation(
                (float)((Variation ?? 1) / 2 / square * pixels * channels * Math.Pow(NaturalColour.Levels, Beta)),
                Beta),
        ];
        var start = new GreyLevels((float)(Sigma / Math.Sqrt(pixels * channels)), null, StartNoise.Normal);
        return new([.. schedule.Select(each => new Stage(
            Math.Max(1, each.Steps * Steps / published),
            start,
            [],
            new Momentum((float)(Rate * each.Rate * square)),
            Penalties: penalties))]);
    }
}
