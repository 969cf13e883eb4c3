namespace OnnxViz.Cli.Output;

/// <summary>The line of JSON for a picture drawn again; the difference is in grey levels, null without a picture to
/// compare with.</summary>
sealed record ReplayReport(
    string Objective, string? File, bool Identical, int? Difference, float SavedScore, float SavedScoreThen);
