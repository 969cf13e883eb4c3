namespace OnnxViz.Testing;

/// <summary>How a <see cref="FileServer"/> answers one request.</summary>
/// <param name="Bytes">The whole file.</param>
public sealed record Served(byte[] Bytes)
{
    /// <summary>The status instead of the file.</summary>
    public int? Status { get; init; }

    /// <summary>Where the client is sent instead.</summary>
    public Uri? Location { get; init; }

    /// <summary>Whether a range that is asked for is given.</summary>
    public bool KnowsRanges { get; init; } = true;

    /// <summary>Whether the length is said beforehand.</summary>
    public bool SaysLength { get; init; } = true;

    /// <summary>Closes the connection after so many bytes of the body.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Sends nothing more after so many bytes of the body, and keeps the connection open.</summary>
    public int? StallAfter { get; init; }
}
