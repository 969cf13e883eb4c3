namespace OnnxViz.Cli.Output;

/// <summary>A picture that could not be read.</summary>
sealed record FailureReport(string Picture, string Source, string Error);
