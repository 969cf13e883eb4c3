using Cocona;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Features;

namespace OnnxViz.Cli.Parameters;

/// <summary>What counts as what in an audit.</summary>
[Heading("Audit")]
sealed record AuditParameters : ICommandParameterSet
{
    const string Folders = "folders";

    [Option(ValueName = "x", Description = "A filter fires where its activation is above this")]
    [HasDefaultValue, Between(0, double.PositiveInfinity)]
    public float Epsilon { get; init; } = AuditSettings.Default.Epsilon;

    [Option(ValueName = "percent", Description = "Filters that fire on fewer of the pictures are nearly silent"),
     HasDefaultValue]
    [Synonym("nearly-dead")]
    public Percent NearlySilent { get; init; } = new(AuditSettings.Default.NearlySilent);

    [Option(ValueName = "r", Description = "Filters of a layer that correlate above this are duplicates"),
     HasDefaultValue,
     Between(0, 1)]
    public double Duplicate { get; init; } = AuditSettings.Default.Duplicate;

    [Option(Description = "Correlate over all positions; else 100,000 at least, as many as cost next to nothing")]
    public bool Exact { get; init; }

    [Option(
        ValueName = "file",
        Description = $"The pictures' classes: a text file with a line for each picture, an IDX file, or `{Folders}` "
            + "for their folders' names "
            + "[default: the labels beside an IDX file]"), HasDefaultValue]
    public string? Labels { get; init; }

    [Option(Description = "Look at silent filters twice: those that gradient ascent on the pre-activation cannot "
        + "make fire are dead")]
    public bool Prove { get; init; }

    [Option(ValueName = "n", Description = "Steps of each ascent of --prove"), HasDefaultValue, AtLeast(1)]
    public int Steps { get; init; } = 256;

    [Option(
        ValueName = "rules",
        Description = "Exit with 3 where one of these rules holds: silent, nearly-silent, always-on, duplicates, "
            + "such as \"silent>5%,duplicates>3\"")]
    [HasDefaultValue]
    public FailRules? FailOn { get; init; }

    /// <summary>The settings.</summary>
    public AuditSettings Settings => new()
    {
        Epsilon = Epsilon,
        NearlySilent = NearlySilent.Share,
        Duplicate = Duplicate,
        CorrelationShare = Exact ? double.PositiveInfinity : AuditSettings.Default.CorrelationShare,
    };

    /// <summary>The class of each picture; null where the list itself knows.</summary>
    /// <exception cref="Graph.OnnxVizException">The labels cannot be read, or do not fit the pictures.</exception>
    public Func<PictureEntry, string?>? LabelsOf(PictureList pictures) => Labels switch
    {
        null => null,
        Folders => PictureLabels.OfFolder,
        var path => PictureLabels.In(path, pictures),
    };
}
