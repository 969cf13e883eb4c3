namespace OnnxViz.Ascent;

/// <summary>A summand of an objective.</summary>
public sealed record WeightedTerm(float Weight, Objective Objective);
