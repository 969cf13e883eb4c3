using OnnxViz.Features;

namespace OnnxViz.Cli.Output;

/// <summary>The line of JSON for a picture that was explained.</summary>
sealed record AttributionReport(
    string Picture,
    string Source,
    PictureState State,
    string? Objective,
    string? Class,
    float? Score,
    IReadOnlyList<AttributionEntry> Methods,
    string? Error);
