namespace OnnxViz.Cli.Parameters;

/// <summary>What lies beyond the border of a moving picture.</summary>
enum VideoBorder
{
    /// <summary>Its mirror image.</summary>
    Mirror,

    /// <summary>Its other side.</summary>
    Wrap,
}
