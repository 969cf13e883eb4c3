namespace OnnxViz.Ascent;

/// <summary>How a unit's picture came about.</summary>
public enum UnitState
{
    /// <summary>By the plain gradient.</summary>
    Climbed,

    /// <summary>The unit was silent at first; the redirected ReLU led to it.</summary>
    Redirected,

    /// <summary>The ascent could not make the unit fire: the picture shows what raises its pre-activation, as far as it
    /// goes.</summary>
    Dead,

    /// <summary>No gradient reached the picture, not even from the pre-activation: it is the starting noise and shows
    /// nothing.</summary>
    Unreachable,

    /// <summary>
    /// No picture moves it: its gradient is rounding noise, as that of a mean behind a normalisation over positions, or
    /// what makes it is saturated. The
    /// picture shows nothing, and another unit says more.
    /// </summary>
    Fixed,
}
