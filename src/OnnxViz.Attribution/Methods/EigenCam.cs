using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// The activations' first principal component, whatever the score (M. Muhammad, M. Yeasin, "Eigen-CAM", 2020). In text:
/// <c>eigencam</c>.
/// </summary>
/// <remarks>
/// Of the two signs that a component may have, the one by which it rises with the mean activation. The component is
/// that of a product of the activations with themselves, squared again and again, which leaves its greatest
/// eigenvector: 14 squares are 16,384 steps of the power method.
/// </remarks>
/// <param name="Layer">The layer; the last one with positions where left out.</param>
/// <param name="Positive">Whether what counts against the score is left out.</param>
/// <param name="Centred">Whether each channel's mean is subtracted first; the paper does not.</param>
[Notation("eigencam", "the activations' first principal component (Muhammad and Yeasin, 2020)")]
public sealed record EigenCam(string? Layer = null, bool Positive = true, bool Centred = false)
    : ActivationMethod(Layer, Positive)
{
    const int Squares = 14;

    /// <inheritdoc/>
    protected internal override Value Weigh(Activated at)
    {
        var shape = at.Activation.Shape;
        var centred = Centred ? at.Activation - at.Activation.Mean([2, 3]) : at.Activation;
        var matrix = centred.Reshape([shape[1], shape[2] * shape[3]]);
        var component = shape[1] < shape[2] * shape[3]
            ? Greatest(matrix.MatMul(matrix.TransposeMatrix())).TransposeMatrix().MatMul(matrix)
            : Projected(matrix);
        var map = component.Reshape([1, 1, shape[2], shape[3]]);
        var rise = (map * at.Activation.Mean([1])).Sum();
        return (rise < 0).Where(-map, map);
    }

    /// <summary>The component by the positions' own product, its length being what a projection would have.</summary>
    static Value Projected(Value matrix)
    {
        var product = matrix.TransposeMatrix().MatMul(matrix);
        var direction = Greatest(product);
        return direction * (direction.TransposeMatrix().MatMul(product).MatMul(direction).Relu() + 1e-20f).Sqrt();
    }

    /// <summary>The eigenvector of the greatest eigenvalue of a matrix that is a product with itself, [n, 1].</summary>
    static Value Greatest(Value product)
    {
        var power = Scaled(product);
        for (var square = 0; square < Squares; square++)
        {
            power = Scaled(power.MatMul(power));
        }

        var column = power.Gather(power.Square().Sum([0]).ArgMax(1).Reshape([1]), 1);
        return column / (column.Square().Sum() + 1e-20f).Sqrt();
    }

    static Value Scaled(Value matrix) => matrix / (matrix.Abs().Max() + 1e-20f);
}
