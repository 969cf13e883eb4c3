namespace OnnxViz.Ascent;

/// <summary>How the numbers that a picture starts from are spread.</summary>
public enum StartNoise
{
    /// <summary>Evenly, up to the spread on either side.</summary>
    Even,

    /// <summary>By a Gaussian whose root mean square is the spread, up to 420 grey levels on either side.</summary>
    Normal,
}
