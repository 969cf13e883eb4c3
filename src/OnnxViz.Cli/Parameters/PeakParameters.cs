using Cocona;
using OnnxViz.CommandLine;

namespace OnnxViz.Cli.Parameters;

/// <summary>How units are maximised as natural pre-images.</summary>
[Heading("Natural pre-images (--preset mahendran)")]
sealed record PeakParameters : ICommandParameterSet
{
    [Option(
        ValueName = "folder",
        Description = "Photographs on which a channel's greatest activation is its measure [default: activations as "
            + "they are]")]
    [HasDefaultValue]
    public string? PeaksFrom { get; init; }

    [Option(Description = "All channels in one picture, each in a square of its own"), HasDefaultValue]
    public bool Mosaic { get; init; }

    /// <summary>Refuses them where pictures are drawn otherwise.</summary>
    /// <exception cref="UsageException">One is given.</exception>
    public void RequireNone()
    {
        if (PeaksFrom is not null || Mosaic)
        {
            throw new UsageException("--peaks-from and --mosaic are for --preset mahendran");
        }
    }
}
