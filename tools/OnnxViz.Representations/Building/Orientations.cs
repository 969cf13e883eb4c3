namespace OnnxViz.Representations.Building;

/// <summary>How a pixel chooses its orientation.</summary>
public enum Orientations
{
    /// <summary>The nearest, and the first of two that are equally near.</summary>
    Nearest,

    /// <summary>The two nearest share it, by their distances.</summary>
    Shared,
}
