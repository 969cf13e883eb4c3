namespace OnnxViz.Cli.Parameters;

/// <summary>How attributions are kept as numbers.</summary>
enum RawFormat
{
    /// <summary>The map, [H, W].</summary>
    Npy,

    /// <summary>The map, what it was before its channels became one, and the score.</summary>
    Npz,

    /// <summary>Not at all.</summary>
    None,
}
