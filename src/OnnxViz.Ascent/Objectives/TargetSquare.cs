using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>Measures sums by what a target makes, so that weights mean the same in all layers.</summary>
static class TargetSquare
{
    /// <summary>Keeps the square of a target that is 0 everywhere from 0.</summary>
    const float Tiny = 1e-20f;

    /// <summary>A number over the sum of the target's squares.</summary>
    public static Value OverSquareOf(this Value number, Value target) =>
        number / (target.Square().Sum(keep: false) + Tiny);
}
