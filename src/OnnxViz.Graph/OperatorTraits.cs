namespace OnnxViz.Graph;

/// <summary>What an operator of the standard does, as far as others than its gradient rule have to know.</summary>
[Flags]
public enum OperatorTraits
{
    /// <summary>Nothing of the following.</summary>
    None = 0,

    /// <summary>A function of each number of its first input alone.</summary>
    Elementwise = 1,

    /// <summary>What its output is at a place hangs on its inputs at that place of the picture alone.</summary>
    Pointwise = 2,

    /// <summary>Its first input in another form: the same numbers but for rounding.</summary>
    Copy = 4,

    /// <summary>Arithmetic of two values.</summary>
    Arithmetic = 8,

    /// <summary>Numbers of windows, channel by channel.</summary>
    Pool = 16,

    /// <summary>An activation function that does nothing, or less, to negative numbers.</summary>
    Rectifier = 32,

    /// <summary>A rectifier that may be zero, so that a unit behind it may be silent everywhere.</summary>
    Silencer = 64,

    /// <summary>Numbers between bounds, at which it is flat.</summary>
    Squasher = 128,

    /// <summary>A normalisation of channels by constants or by their own positions.</summary>
    Normalization = 256,
}
