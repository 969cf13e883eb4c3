using Cocona;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;

namespace OnnxViz.Cli.Parameters;

/// <summary>Which frames of a video are drawn, and how they are written.</summary>
[Heading("Frames and file")]
sealed record FilmParameters : ICheckedParameters
{
    [Option(Description = "Go on with frames that were drawn before the same command was stopped")]
    public bool Resume { get; init; }

    [Option(ValueName = "time", Description = "Draw only from here, such as 00:03; into the same place, or a clip"),
     HasDefaultValue]
    public VideoTime? From { get; init; }

    [Option(ValueName = "time", Description = "Draw only to here, such as 00:05"), HasDefaultValue]
    public VideoTime? To { get; init; }

    [Option(
        ValueName = "path",
        Description = "The whole video, drawn before, from which a clip of --from and --to takes what comes before it")]
    [HasDefaultValue]
    public string? Reuse { get; init; }

    [Option(ValueName = "n", Description = "Also every n-th frame, small, in a GIF that grows while frames are drawn")]
    [HasDefaultValue, AtLeast(1)]
    public int? Preview { get; init; }

    [Option(
        ValueName = "n",
        Description = "The constant rate factor, lower is better and larger [default: 18 for .mp4, 30 for .webm]")]
    [HasDefaultValue, AtLeast(0)]
    public int? Crf { get; init; }

    /// <summary>Whether only a part is drawn.</summary>
    public bool IsPart => From is not null || To is not null;

    /// <inheritdoc/>
    public void Check()
    {
        if (To is not null && To.Seconds <= (From?.Seconds ?? 0))
        {
            throw new UsageException("--to lies behind --from");
        }

        if (Reuse is not null && !IsPart)
        {
            throw new UsageException("--reuse is for a part: give --from or --to");
        }
    }
}
