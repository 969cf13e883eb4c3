namespace OnnxViz.Features.Tests;

/// <summary>One row of <c>Goldens/maps.json</c>; see the README there.</summary>
public sealed record MapRow(string Model, string Input, string Tensor, string Map)
{
    public override string ToString() => $"{Model}: {Tensor}";
}
