namespace OnnxViz.Networks;

/// <summary>A class with what a network gives it.</summary>
/// <param name="Index">The class.</param>
/// <param name="Probability">0..1.</param>
public sealed record ClassScore(int Index, double Probability);
