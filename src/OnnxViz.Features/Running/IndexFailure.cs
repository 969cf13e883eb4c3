namespace OnnxViz.Features;

/// <summary>A picture that could not be read.</summary>
sealed record IndexFailure(string Name, string Source, string Error);
