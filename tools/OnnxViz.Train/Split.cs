namespace OnnxViz.Train;

/// <summary>Which of the two disjoint sets of pictures.</summary>
public enum Split
{
    /// <summary>The pictures that the net learns from.</summary>
    Training,

    /// <summary>The pictures that it is judged by.</summary>
    HeldOut,
}
