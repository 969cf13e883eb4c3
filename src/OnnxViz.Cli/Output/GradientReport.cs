namespace OnnxViz.Cli.Output;

/// <summary>What `gradient` tells.</summary>
sealed record GradientReport(
    float Value, double GradientNorm, string Objective, string Input, IReadOnlyList<long> Shape, double Seconds)
{
    public override string ToString() =>
        $"{Objective} = {Value:G6}, gradient at {Input} ({string.Join('x', Shape)}) of norm {GradientNorm:G6}";
}
