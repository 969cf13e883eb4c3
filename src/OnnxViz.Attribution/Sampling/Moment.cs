namespace OnnxViz.Attribution;

/// <summary>What is summed over the variations of a picture, g being the gradient at one.</summary>
public enum Moment
{
    /// <summary>g.</summary>
    Gradient,

    /// <summary>Its absolute value.</summary>
    Absolute,

    /// <summary>Its square.</summary>
    Square,

    /// <summary>(x - b) g.</summary>
    Displaced,
}
