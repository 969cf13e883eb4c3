namespace OnnxViz.Ascent;

/// <summary>How the numbers that a picture starts from are spread.</summary>
public enum StartNoise
{
    /// <summary>Evenly, up to the spread on either side.</summary>
    Even,

    /// <summary>By a Gaussian, so that their root mean square is the spread.</summary>
    Normal,
}
