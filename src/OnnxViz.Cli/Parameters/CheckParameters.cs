using Cocona;
using OnnxViz.CommandLine;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Parameters;

/// <summary>A picture that is shown to a network.</summary>
sealed record CheckParameters : ICheckedParameters
{
    [Option(
        "check",
        ValueName = "picture",
        Description = "Run the network on this picture and show its likeliest classes"), HasDefaultValue]
    public string? Picture { get; init; }

    [Option(
        ValueName = "file",
        Description = "Names of the classes: lines, synset_words.txt or JSON [default: as the model card says]"),
         HasDefaultValue]
    public string? Labels { get; init; }

    [Option(Description = "Write what is known into the model card beside the model, which other commands read; none "
        + "may be there yet")]
    public bool WriteCard { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (WriteCard && Picture is null)
        {
            throw new UsageException("--write-card needs --check PICTURE, which shows how pictures go in");
        }

        if (Labels is not null && Picture is null)
        {
            throw new UsageException("--labels needs --check");
        }
    }

    /// <summary>The names of a network's classes; null for none.</summary>
    public ClassLabels? LabelsOf(Network network) =>
        (Labels ?? network.Card.Labels) is { } path ? ClassLabels.Read(path) : null;
}
