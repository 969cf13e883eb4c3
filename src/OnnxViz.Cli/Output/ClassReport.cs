namespace OnnxViz.Cli.Output;

/// <summary>A class that a network names, and how likely it finds it; a label of null where nobody names the classes.</summary>
sealed record ClassReport(int Class, string? Label, double Probability)
{
    public string[] Row() => [$"{Probability:0.0000}", $"{Class}", Label ?? ""];
}
