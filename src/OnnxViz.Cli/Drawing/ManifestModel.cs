namespace OnnxViz.Cli.Drawing;

/// <summary>The model of a manifest: as the user named it, and its file's hash.</summary>
sealed record ManifestModel(string File, string Sha256);
