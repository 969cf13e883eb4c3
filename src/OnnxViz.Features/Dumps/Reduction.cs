namespace OnnxViz.Features;

/// <summary>What is kept of a map.</summary>
public enum Reduction
{
    /// <summary>All positions.</summary>
    None,

    /// <summary>The mean over the positions.</summary>
    Mean,

    /// <summary>The maximum over the positions.</summary>
    Max,
}
