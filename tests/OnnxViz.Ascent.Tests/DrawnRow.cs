namespace OnnxViz.Ascent.Tests;

/// <summary>A drawing of which a golden is kept.</summary>
/// <param name="Name">The golden's name.</param>
/// <param name="Net"><c>default</c>, <c>plain</c> or <c>silent</c>.</param>
/// <param name="Size">Height and width.</param>
/// <param name="Batch">Pictures at once.</param>
/// <param name="Objectives">The units.</param>
public sealed record DrawnRow(string Name, string Net, int Size, int Batch, params string[] Objectives)
{
    /// <summary>The optimiser.</summary>
    public Optimizer Optimizer { get; init; } = new NormalizedAscent();

    /// <summary>How the pictures come about.</summary>
    public UnitState State { get; init; } = UnitState.Climbed;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
