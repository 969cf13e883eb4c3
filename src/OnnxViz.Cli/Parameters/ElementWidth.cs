namespace OnnxViz.Cli.Parameters;

/// <summary>How wide written numbers are.</summary>
enum ElementWidth
{
    /// <summary>32 bits.</summary>
    Float32,

    /// <summary>16 bits.</summary>
    Float16,
}
