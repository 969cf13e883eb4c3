namespace OnnxViz.Attribution;

/// <summary>How the numbers of a pixel's channels become one.</summary>
public enum ChannelReduction
{
    /// <summary>Their sum: signed, and what is complete stays so.</summary>
    Sum,

    /// <summary>Their mean: signed.</summary>
    Mean,

    /// <summary>The largest, signs left out.</summary>
    Max,

    /// <summary>The root of the sum of their squares.</summary>
    Norm,
}
