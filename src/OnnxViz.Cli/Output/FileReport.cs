namespace OnnxViz.Cli.Output;

/// <summary>A file in a folder; the layer is null where it holds all of them.</summary>
sealed record FileReport(string? Layer, string File);
