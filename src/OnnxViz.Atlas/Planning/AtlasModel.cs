namespace OnnxViz.Atlas;

/// <summary>The model of an atlas.</summary>
/// <param name="File">The model as the user named it.</param>
/// <param name="Sha256">The SHA-256 of its file, in hexadecimal.</param>
/// <param name="Input">Its picture input.</param>
/// <param name="Feed">What its other inputs are fed: numbers, and files with their hashes.</param>
public sealed record AtlasModel(string File, string Sha256, string Input, IReadOnlyDictionary<string, string> Feed);
