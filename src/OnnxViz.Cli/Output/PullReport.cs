namespace OnnxViz.Cli.Output;

/// <summary>What `pull` tells of a model.</summary>
sealed record PullReport(string Name, string Path, long Size, string Sha256, string Licence, bool Downloaded);
