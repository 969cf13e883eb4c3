namespace OnnxViz.Attribution;

/// <summary>Which layers are randomised together.</summary>
public enum RandomizedOrder
{
    /// <summary>From the output down to the one whose turn it is.</summary>
    Cascading,

    /// <summary>That one alone.</summary>
    Independent,
}
