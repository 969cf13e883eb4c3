using OnnxViz.Ascent;

namespace OnnxViz.Cli.Output;

/// <summary>A part of climbs as `list` shows it.</summary>
sealed record PartReport(string Kind, string Name, string Text, string Help)
{
    public static string[] Heads { get; } = ["kind", "how it is written", "what it is"];

    public static PartReport Of(NotationEntry entry) => new(entry.Family, entry.Name, entry.Signature, entry.Help);

    public string[] Row() => [Kind, Text, Help];
}
