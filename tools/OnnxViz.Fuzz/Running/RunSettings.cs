namespace OnnxViz.Fuzz.Running;

/// <summary>Which inputs there are.</summary>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Models">A folder of further honest models; null for none.</param>
sealed record RunSettings(int Seed, string? Models);
