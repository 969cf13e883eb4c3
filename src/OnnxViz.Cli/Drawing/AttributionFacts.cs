using OnnxViz.Cli.Output;

namespace OnnxViz.Cli.Drawing;

/// <summary>What decides how the maps of a run come out, beside picture and objective.</summary>
sealed record AttributionFacts(
    IReadOnlyList<string> Methods,
    string? Objective,
    int Width,
    int Height,
    string Fit,
    int Seed,
    int Batch,
    string? Tokens,
    IReadOnlyList<string> Background,
    string Format,
    PreprocessingReport Preprocessing,
    string Device,
    int Threads);
