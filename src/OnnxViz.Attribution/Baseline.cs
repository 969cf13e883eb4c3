namespace OnnxViz.Attribution;

/// <summary>The picture that stands for nothing, which others are compared with.</summary>
public enum Baseline
{
    /// <summary>
    /// What the network's input is zero at: for most, the mean colour that is subtracted from pictures.
    /// </summary>
    Zero,

    /// <summary>Black.</summary>
    Black,

    /// <summary>Middle grey.</summary>
    Grey,

    /// <summary>White.</summary>
    White,
}
