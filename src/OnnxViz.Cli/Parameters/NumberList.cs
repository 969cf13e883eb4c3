using OnnxViz.CommandLine.Values;

namespace OnnxViz.Cli.Parameters;

/// <summary>Numbers with commas between.</summary>
sealed record NumberList(string Text, IReadOnlyList<float> Numbers)
{
    /// <summary>Reads such as <c>0.5,0.5,0.5</c>.</summary>
    public static NumberList Parse(string text) =>
        new(text, [.. text.Split(',').Select(part => ValueReader.Number(part.Trim()))]);

    public override string ToString() => Text;
}
