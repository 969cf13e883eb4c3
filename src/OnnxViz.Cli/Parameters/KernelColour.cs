namespace OnnxViz.Cli.Parameters;

/// <summary>How the three slices of a kernel are shown.</summary>
enum KernelColour
{
    /// <summary>As colours where they are those of the picture.</summary>
    Auto,

    /// <summary>As red, green, blue.</summary>
    Rgb,

    /// <summary>As blue, green, red.</summary>
    Bgr,

    /// <summary>Each by itself.</summary>
    None,
}
