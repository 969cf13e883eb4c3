using OnnxViz.Ascent;

namespace OnnxViz.Cli.Drawing;

/// <summary>What all pictures of a run have in common.</summary>
/// <param name="Model">The model as the user named it.</param>
/// <param name="Hash">The SHA-256 of its file.</param>
/// <param name="Settings">How the pictures are drawn.</param>
/// <param name="PreprocessingSource">How the preprocessing is known.</param>
sealed record RunFacts(string Model, Task<string> Hash, AscentSettings Settings, string PreprocessingSource);
