using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// The mean of (dx² + dy²)^(power / 2) over pixels and channels, differences being to the next pixel to the right and
/// below, at the last ones nothing
/// (A. Mahendran, A. Vedaldi, "Visualizing Deep Convolutional Neural Networks Using Natural Pre-Images", 2016). In
/// text: <c>variation(0.1)</c>.
/// </summary>
/// <param name="Weight">Its weight.</param>
/// <param name="Power">The power; 2 for the mean square.</param>
[Notation("variation", "total variation: differences between neighbouring pixels")]
public sealed record TotalVariation(float Weight, float Power = 2) : Penalty(Weight)
{
    /// <summary>Keeps the slope of powers below 2 finite on even ground.</summary>
    const float Tiny = 1e-8f;

    /// <inheritdoc/>
    public override Value Build(Value pictures)
    {
        var (down, across) = (Step(pictures, 2), Step(pictures, 3));
        if (Power == 2)
        {
            return (SumOfSquares(down) + SumOfSquares(across)) * (1f / (pictures.Shape.Size / pictures.Shape[0]));
        }

        var squares = down.Pad(2, 0, 1).Square() + across.Pad(3, 0, 1).Square();
        return (squares + Tiny).Pow(Power / 2).Mean([1, 2, 3], keep: false);
    }

    static Value SumOfSquares(Value steps) => steps.Square().Sum([1, 2, 3], keep: false);

    static Value Step(Value pictures, int axis)
    {
        var length = pictures.Shape[axis];
        return pictures.Slice(axis, 1, length - 1) - pictures.Slice(axis, 0, length - 1);
    }
}
