namespace OnnxViz.Cli.Output;

/// <summary>The line of JSON for a dream.</summary>
sealed record DreamReport(string Objective, string File, int Width, int Height, double Seconds);
