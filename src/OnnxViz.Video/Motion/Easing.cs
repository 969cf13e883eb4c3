namespace OnnxViz.Video;

/// <summary>How a value goes from one key frame to the next.</summary>
public enum Easing
{
    /// <summary>Slowly at both ends.</summary>
    Smooth,

    /// <summary>Evenly.</summary>
    Linear,

    /// <summary>Slowly at first.</summary>
    In,

    /// <summary>Slowly at last.</summary>
    Out,

    /// <summary>It stays, and jumps at the next key frame.</summary>
    Hold,
}
