namespace OnnxViz.Atlas;

/// <summary>What a sweep came to.</summary>
/// <param name="Drawn">Units drawn.</param>
/// <param name="Skipped">Units that were done before.</param>
/// <param name="Left">Units of this share that are not done.</param>
public sealed record SweepResult(int Drawn, int Skipped, int Left);
