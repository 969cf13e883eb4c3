namespace OnnxViz.Features;

/// <summary>Which numbers of a layer are the first and the last colour.</summary>
public enum MapScaling
{
    /// <summary>The smallest and the greatest of each map.</summary>
    Map,

    /// <summary>
    /// The smallest and the greatest of all maps of the layer for one picture, so that maps can be compared.
    /// </summary>
    Layer,

    /// <summary>As <see cref="Layer"/>, as far below zero as above it.</summary>
    Symmetric,
}
