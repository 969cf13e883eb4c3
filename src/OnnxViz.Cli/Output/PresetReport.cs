namespace OnnxViz.Cli.Output;

/// <summary>What a network takes a picture for under a preprocessing.</summary>
sealed record PresetReport(string Preprocessing, bool InForce, ClassReport Top)
{
    public string[] Row() => [Preprocessing, .. Top.Row(), InForce ? "in force" : ""];
}
