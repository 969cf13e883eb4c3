using OnnxViz.CommandLine.Values;
using OnnxViz.Features;

namespace OnnxViz.Cli.Parameters;

/// <summary>Ways back from a neuron to the picture, each once.</summary>
sealed record ProjectionList(IReadOnlyList<BackProjection> Ways)
{
    /// <summary>What the help says of the ways that are named by letters.</summary>
    public const string AboutLetters =
        "three letters t or f for masks of ReLUs, switches of pools and rectification, such as ftf";

    const string None = "none";

    /// <summary>Reads ways with commas between, or <c>none</c>.</summary>
    public static ProjectionList Parse(string text) => new(
        text == None
            ? []
            : [.. text.Split(',').Select(word => ValueReader.Choice<BackProjection>(word.Trim())).Distinct()]);
}
