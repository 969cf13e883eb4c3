namespace OnnxViz.Attribution;

/// <summary>Where in a mean over samples the absolute value is taken.</summary>
public enum AbsoluteValue
{
    /// <summary>Of the mean.</summary>
    After,

    /// <summary>Of each sample.</summary>
    Before,

    /// <summary>Nowhere: the map is signed.</summary>
    None,
}
