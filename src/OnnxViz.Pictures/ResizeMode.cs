namespace OnnxViz.Pictures;

/// <summary>How a picture is brought to a size of another shape.</summary>
public enum ResizeMode
{
    /// <summary>Width and height are scaled each on its own.</summary>
    Stretch,

    /// <summary>Scaled evenly until it covers the size, then the middle is kept.</summary>
    Crop,

    /// <summary>Scaled evenly until it fits in, in the middle of mid-grey.</summary>
    Pad,
}
