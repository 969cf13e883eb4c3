namespace OnnxViz.Gradients.Tests;

/// <summary>One row of <c>Goldens/goldens.json</c>; see the README there.</summary>
public sealed record GoldenRow(
    string Model, string Input, string Tensor, int Channel, double Value, string Variable, string Gradient)
{
    public override string ToString() => $"{Model}: {Tensor} channel {Channel} by {Variable}";
}
