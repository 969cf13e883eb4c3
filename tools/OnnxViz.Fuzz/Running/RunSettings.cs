namespace OnnxViz.Fuzz.Running;

/// <summary>Which inputs there are.</summary>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Seeds">A folder of further honest files; null for none.</param>
/// <param name="Pictures">Whether they are pictures and not models.</param>
sealed record RunSettings(int Seed, string? Seeds, bool Pictures = false);
