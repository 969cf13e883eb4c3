namespace OnnxViz.Cli.Drawing;

/// <summary>
/// The model of a manifest: as the user named it, its file's hash, its picture input, and what others are fed.
/// </summary>
sealed record ManifestModel(string File, string Sha256, string Input, IReadOnlyDictionary<string, string> Feed);
