using Cocona;
using OnnxViz.Ascent;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Cli.Parameters;

/// <summary>How a photograph is dreamt on.</summary>
[Heading("Dream")]
sealed record DreamParameters : ICheckedParameters
{
    [Option(ValueName = "n", Description = "Sizes, from small to the picture's own"), HasDefaultValue, AtLeast(1)]
    public int Octaves { get; init; } = DreamSettings.UsualOctaves;

    [Option(ValueName = "factor", Description = "How much larger each size is than the one before"), HasDefaultValue]
    public float Ratio { get; init; } = DreamSettings.UsualRatio;

    [Option(ValueName = "n", Description = "Steps at each size"), HasDefaultValue, AtLeast(1)]
    public int Steps { get; init; } = DreamSettings.UsualSteps;

    [Option(ValueName = "rate", Description = "The root mean square of a step, as a share of the pixels' range")]
    [HasDefaultValue]
    public float Rate { get; init; } = DreamSettings.UsualRate;

    [Option(ValueName = "pixels", Description = "Pixels that the picture is shaken by at every step; 0 for none")]
    [HasDefaultValue, AtLeast(0)]
    public int Jitter { get; init; } = DreamSettings.UsualJitter;

    [Option(
        ValueName = "pixels",
        Description = "The longer side of the picture, which is enlarged or shrunk to it [default: as it is]")]
    [HasDefaultValue, AtLeast(1)]
    public int? Side { get; init; }

    [Option(ValueName = "n", Description = "The seed of the jitter"), HasDefaultValue]
    public int Seed { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (!(Ratio > 1 && float.IsFinite(Ratio)))
        {
            throw new UsageException($"--ratio is above 1, not {Ratio}");
        }

        if (!(Rate > 0 && float.IsFinite(Rate)))
        {
            throw new UsageException($"--rate is a positive number, not {Rate}");
        }
    }

    /// <summary>The settings.</summary>
    public DreamSettings Of(Preprocessing preprocessing, RuntimeSettings runtime) => new(
        DreamSettings.StageOf(Steps, Rate, Jitter),
        Octaves,
        Ratio,
        Seed,
        preprocessing,
        runtime);
}
