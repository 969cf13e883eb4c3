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
    public static Value Sum(this Moment moment, Value gradients, Value weights, Value? displacements) =>
        (Of(moment, gradients, displacements) * weights).Sum([0]);

    static Value Of(Moment moment, Value gradients, Value? displacements) => moment switch
    {
        Moment.Gradient => gradients,
        Moment.Absolute => gradients.Abs(),
        Moment.Square => gradients.Square(),
        _ => gradients * displacements!,
    };
}
