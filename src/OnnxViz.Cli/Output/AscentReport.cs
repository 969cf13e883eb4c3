namespace OnnxViz.Cli.Output;

/// <summary>What gradient ascent came to that tried to make a silent filter fire: its highest activation, and the pre-activation reached.</summary>
sealed record AscentReport(bool CanFire, float Max, float PreActivation);
