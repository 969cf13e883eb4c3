using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>Writes weighted sums over variations into graphs.</summary>
static class MomentSums
{
    /// <summary>The weighted sum, [1, C, H, W].</summary>
    /// <param name="moment">What is summed.</param>
    /// <param name="gradients">[N, C, H, W].</param>
    /// <param name="weights">[N, 1, 1, 1].</param>
    /// <param name="displacements">What each variation's picture differs from its background by, [N, C, H, W]; null
    /// where that is not summed.</param>
    /// <remarks>As a product of matrices, which ONNX Runtime makes many times faster than a sum along the batch.
    /// </remarks>
    public static Value Sum(this Moment moment, Value gradients, Value weights, Value? displacements)
    {
        var summed = Of(moment, gradients, displacements);
        var (count, size) = (summed.Shape[0], summed.Shape.Size / summed.Shape[0]);
        return weights.Reshape([1, count]).MatMul(summed.Reshape([count, size])).Reshape(summed.Shape.With(0, 1));
    }

    static Value Of(Moment moment, Value gradients, Value? displacements) => moment switch
    {
        Moment.Gradient => gradients,
        Moment.Absolute => gradients.Abs(),
        Moment.Square => gradients.Square(),
        _ => gradients * displacements!,
    };
}
