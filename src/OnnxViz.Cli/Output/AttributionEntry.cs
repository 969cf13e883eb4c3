namespace OnnxViz.Cli.Output;

/// <summary>What a method made of a picture.</summary>
/// <param name="Method">Its text.</param>
/// <param name="Arguments">All of its arguments, those that were left out, too.</param>
/// <param name="Layer">The layer whose positions it explains; null for pixels.</param>
/// <param name="Low">The number that has the first colour.</param>
/// <param name="High">The number that has the last colour.</param>
/// <param name="Facts">What was measured.</param>
/// <param name="Remarks">What is to be known, a sentence each.</param>
/// <param name="Overlay">The map over the picture, a file in the folder.</param>
/// <param name="Map">The map alone, a file in the folder.</param>
/// <param name="Raw">The numbers, a file in the folder; null where they are not kept.</param>
sealed record AttributionEntry(
    string Method,
    IReadOnlyDictionary<string, string> Arguments,
    string? Layer,
    float Low,
    float High,
    IReadOnlyDictionary<string, double> Facts,
    IReadOnlyList<string> Remarks,
    string Overlay,
    string Map,
    string? Raw);
