using OnnxViz.Ascent;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Output;

/// <summary>A part of climbs, or a model that comes along, as `list` shows it.</summary>
sealed record PartReport(string Kind, string Name, string Text, string Help)
{
    public static string[] Heads { get; } = ["kind", "how it is written", "what it is"];

    public static PartReport Of(NotationEntry entry) => new(entry.Family, entry.Name, entry.Signature, entry.Help);

    public static PartReport OfModel(string name)
    {
        var card = ModelCard.Beside(ModelNames.PathOf(name));
        return new("model", name, name, card.About ?? "");
    }

    public string[] Row() => [Kind, Text, Help];
}
