namespace OnnxViz.Ascent;

/// <summary>Whether channels that nobody asks for are left out of the last layer.</summary>
public enum Narrowing
{
    /// <summary>All channels are computed.</summary>
    None,

    /// <summary>Those are computed that the step is fed: the last convolution picks its kernels at every run.</summary>
    Fed,

    /// <summary>Those of the units at hand are computed, for good.</summary>
    Known,
}
