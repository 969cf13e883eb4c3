namespace OnnxViz.Features;

/// <summary>The model of an index: its file, its picture input, and what its other inputs are fed.</summary>
sealed record IndexModel(string File, string Sha256, string Input, IReadOnlyDictionary<string, string> Feed);
