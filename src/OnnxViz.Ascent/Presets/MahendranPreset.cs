using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Natural pre-images: grey levels with an α-norm, total variation and a bound on colours, by AdaGrad that forgets,
/// seen through a window on a larger canvas (A. Mahendran, A. Vedaldi, "Visualizing Deep Convolutional Neural Networks
/// Using Natural Pre-Images", 2016). In text: <c>mahendran</c>, <c>mahendran(beta=1)</c>.
/// </summary>
/// <remarks>
/// With B = 80 grey levels, V = B / 6.5 and pictures of H x W pixels, canvas included, the penalties are
/// Σ |x|^6 / (H W B^6) and Σ (dx² + dy²)^(β/2) / (H W V^β); the rate is λ = 0.05 B² / 6 · H W, which is a damping of
/// 1 / λ beside a rate of 1. Inversions of convolutional networks end in a second stage at a tenth of the rate without
/// the window.
/// </remarks>
/// <param name="Steps">The updates of the first stage.</param>
/// <param name="Beta">The power β of the total variation.</param>
/// <param name="Jitter">The places in each direction of the window on the canvas, 1 for none; null for what suits the
/// layer: a quarter of the pixels between its positions.</param>
/// <param name="Finish">The updates of the second stage; 0 for none, null for what suits what is drawn.</param>
/// <param name="Norm">The weight of the α-norm.</param>
/// <param name="Variation">The weight of the total variation.</param>
/// <param name="Bound">The most that a colour is from the mean colour, in grey levels; null for no bound.</param>
/// <param name="Leak">The share of what arrives at a shut ReLU that passes it on the way back.</param>
[Notation("mahendran", "natural pre-images: grey levels, alpha-norm, total variation (Mahendran, Vedaldi, 2016)")]
public sealed record MahendranPreset(
    int Steps = 300,
    float Beta = 2,
    int? Jitter = null,
    int? Finish = null,
    float Norm = 1,
    float Variation = 1,
    float? Bound = MahendranPreset.UsualBound,
    float Leak = 0) : Preset(Steps)
{
    /// <summary>The updates of the second stage where there is one.</summary>
    public const int UsualFinish = 50;

    const float UsualBound = 160;
    const float Level = 80;
    const float Power = 6;
    const float LevelsPerStep = 6.5f;
    const float Share = 0.05f;
    const float Slower = 10;
    const double StridesPerPlace = 4;

    /// <summary>The places of the window, at least 1.</summary>
    public int? Jitter { get; init; } = Jitter is null or > 0 && Finish is null or >= 0
        ? Jitter
        : throw new OnnxVizException(
            $"a window has at least 1 place and a second stage at least 0 steps, not {Jitter} and {Finish}");

    /// <summary>The places of the window that suit a layer whose positions are so many pixels apart.</summary>
    public static int JitterFor(double stride) =>
        Math.Max(1, (int)Math.Round(stride / StridesPerPlace, MidpointRounding.AwayFromZero));

    /// <inheritdoc/>
    public override Preset At(double stride) => this with { Jitter = Jitter ?? JitterFor(stride) };

    /// <inheritdoc/>
    public override Recipe For(int height, int width, int channels = 3)
    {
        var margin = (Jitter ?? 1) - 1;
        Stage[] stages =
        [
            StageOf(Steps, margin, 1, height, width, channels),
            .. Finish is > 0 and var finish ? new[] { StageOf(finish, 0, Slower, height, width, channels) } : [],
        ];
        return new(stages);
    }

    Stage StageOf(int steps, int margin, float slower, int height, int width, int channels)
    {
        var rate = Share * Level * Level / Power * (height + margin) * (width + margin) / slower;
        Penalty[] penalties =
        [
            new AlphaNorm(Norm, Power, Level),
            new TotalVariation(
                Variation * channels * MathF.Pow(NaturalColour.Levels * LevelsPerStep / Level, Beta), Beta),
        ];
        return new(
            steps,
            new GreyLevels(Bound: Bound),
            margin == 0 ? [] : [new CanvasWindow(margin)],
            new DecayedAdagrad(1, 1 / rate),
            Penalties: [.. penalties.Where(penalty => penalty.Weight != 0)],
            Leak: Leak);
    }
}
