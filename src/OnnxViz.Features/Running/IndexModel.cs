namespace OnnxViz.Features;

/// <summary>The model of an index.</summary>
sealed record IndexModel(string File, string Sha256, string Input);
