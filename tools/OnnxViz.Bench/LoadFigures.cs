namespace OnnxViz.Bench;

/// <summary>What one process needed.</summary>
/// <param name="Seconds">From opening the file until everything was ready.</param>
/// <param name="CpuSeconds">
/// What its threads computed meanwhile, which other programs on the machine disturb less.
/// </param>
/// <param name="PeakBytes">The most memory that the whole process ever held.</param>
sealed record LoadFigures(double Seconds, double CpuSeconds, long PeakBytes);
