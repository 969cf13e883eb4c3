using Cocona;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Features;

namespace OnnxViz.Cli.Parameters;

/// <summary>Which patches, and what is shown beside them.</summary>
[Heading("Patches")]
sealed record PatchParameters : ICheckedParameters
{
    const int UsualTop = 9;

    [Option(ValueName = "list", Description = "Channels of every layer, such as 0-7,12 [default: all of them]"),
     HasDefaultValue]
    public ChannelList? Channels { get; init; }

    [Option(ValueName = "n", Description = "Patches of each channel, each from another picture [default: 9]"),
     HasDefaultValue,
     AtLeast(1, Most = 100)]
    public int? Top { get; init; }

    [Option(
        ValueName = "list",
        Description = "What is led back to each patch: gradient, guided, deconvnet, noisy, "
            + ProjectionList.AboutLetters + ", or none [default: guided,deconvnet]")]
    [HasDefaultValue]
    public ProjectionList? Projections { get; init; }

    [Option(
        ValueName = "file",
        Description = "A patches.json: cut these patches in place of looking for the strongest"), HasDefaultValue]
    public string? Positions { get; init; }

    /// <summary>How many patches of each channel.</summary>
    public int Count => Top ?? UsualTop;

    /// <summary>The ways back.</summary>
    public IReadOnlyList<BackProjection> Ways => Projections?.Ways ?? [BackProjection.Guided, BackProjection.Deconvnet];

    /// <inheritdoc/>
    public void Check()
    {
        if (Positions is not null && Top is not null)
        {
            throw new UsageException("--positions says which patches there are: leave out --top");
        }
    }

    /// <summary>The patches found before; null to look for them.</summary>
    public PatchList? Found() => Positions is null ? null : PatchList.Read(Positions);
}
