using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>How a photograph is dreamt on.</summary>
/// <param name="Stage">How each octave climbs; its size is the octave's.</param>
/// <param name="Octaves">The sizes, at least 1.</param>
/// <param name="Ratio">How much larger each is than the one before, above 1.</param>
/// <param name="Seed">The seed of the transforms.</param>
/// <param name="Preprocessing">How a picture becomes the network's input.</param>
/// <param name="Runtime">Where and with how many threads.</param>
public sealed record DreamSettings(
    Stage Stage, int Octaves, float Ratio, int Seed, Preprocessing Preprocessing, RuntimeSettings Runtime)
{
    /// <summary>Steps of the published notebook: 1.5 of 255 grey levels along the gradient over its mean size, which
    /// is some 0.8 of its root mean square.</summary>
    public const float UsualRate = 0.0075f;

    /// <summary>The usual number of sizes.</summary>
    public const int UsualOctaves = 4;

    /// <summary>How much larger each size usually is than the one before.</summary>
    public const float UsualRatio = 1.4f;

    /// <summary>The usual steps at each size.</summary>
    public const int UsualSteps = 10;

    /// <summary>The most that pictures are usually shaken by, in pixels.</summary>
    public const int UsualJitter = 32;

    /// <summary>The sizes.</summary>
    public int Octaves { get; init; } = Octaves > 0 && Ratio > 1
        ? Octaves
        : throw new OnnxVizException($"a dream has at least 1 octave and a ratio above 1, not {Octaves} and {Ratio}");

    /// <summary>Four octaves by 1.4 of ten steps each, shaken by 32 pixels (A. Mordvintsev et al., DeepDream,
    /// 2015).</summary>
    /// <param name="preprocessing">How a picture becomes the network's input.</param>
    /// <param name="runtime">Where and with how many threads.</param>
    public static DreamSettings Usual(Preprocessing preprocessing, RuntimeSettings runtime) => new(
        StageOf(UsualSteps, UsualRate, UsualJitter), UsualOctaves, UsualRatio, 0, preprocessing, runtime);

    /// <summary>How each octave climbs: the photograph's pixels, shaken, by steps of a fixed size.</summary>
    /// <param name="steps">The updates.</param>
    /// <param name="rate">The root mean square of a step, as a share of the pixels' range.</param>
    /// <param name="jitter">The most that the picture is shaken by, in pixels; 0 for none.</param>
    public static Stage StageOf(int steps, float rate, int jitter) =>
        new(steps, new Pixels(0), jitter == 0 ? [] : [new Jitter(jitter)], new NormalizedAscent(rate));
}
