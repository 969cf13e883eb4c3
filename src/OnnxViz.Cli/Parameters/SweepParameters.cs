using Cocona;
using OnnxViz.Atlas;
using OnnxViz.CommandLine;

namespace OnnxViz.Cli.Parameters;

/// <summary>Which units of a network are drawn, and with what means.</summary>
[Heading("Sweep")]
sealed record SweepParameters : ICheckedParameters
{
    /// <summary>What the help says of photographs.</summary>
    public const string PhotosAbout = "Photographs that units are compared with: a folder, file or pattern";

    /// <summary>What the help says of other atlases.</summary>
    public const string BesideAbout =
        "Other atlases of the model, whose pictures stand beside: other presets, other seeds";

    [Option(
        ValueName = "glob,...",
        Description = "Layers by name, * and ? for any letters, with commas between "
            + "[default: those of ReLU and its kin, else convolutions]")]
    [HasDefaultValue]
    public string[]? Layers { get; init; }

    [Option(ValueName = "path", Description = PhotosAbout), HasDefaultValue]
    public string[]? Photos { get; init; }

    [Option(ValueName = "folder,...", Description = BesideAbout), HasDefaultValue]
    public string[]? Beside { get; init; }

    [Option(ValueName = "bytes", Description = "The memory to use, such as 4G [default: four fifths of what is free]")]
    [HasDefaultValue]
    public MemorySize? Memory { get; init; }

    [Option(ValueName = "time", Description = "Stop after this time, such as 10m; the same command goes on later")]
    [HasDefaultValue]
    public TimeBudget? Budget { get; init; }

    [Option(
        ValueName = "i/n|auto",
        Description = "Draw this share only, 0/4 to 3/4 of four; auto takes it from Slurm or Kubernetes. "
            + "`onnxviz atlas merge` ends the atlas")]
    [HasDefaultValue]
    public Shard? Shard { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (Photos is not null && Shard is not null)
        {
            throw new UsageException(
                "--photos is for the whole atlas, not for a share: give it to `onnxviz atlas merge`");
        }

        if (Beside is not null && Shard is not null)
        {
            throw new UsageException(
                "--beside is for the whole atlas, not for a share: give it to `onnxviz atlas merge`");
        }
    }

    /// <summary>The patterns of layers; null for the usual layers.</summary>
    public IReadOnlyList<string>? Patterns =>
        Layers is null ? null : [.. Layers.SelectMany(text => LayerNames.Parts(text, "--layers"))];
}
