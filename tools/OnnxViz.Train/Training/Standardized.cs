using OnnxViz.Graph;
using OnnxViz.Train.Network;

namespace OnnxViz.Train.Training;

/// <summary>
/// Kernels whose every output channel has mean zero and a length of its own, the gain. This does for a deep net what
/// batch normalisation does, costs next to nothing, and leaves an ordinary kernel behind.
/// </summary>
static class Standardized
{
    const float Floor = 1e-8f;

    /// <summary>Keeps the variance of normal numbers through a ReLU: sqrt(2 / (1 - 1 / pi)).</summary>
    static readonly float ReluGain = MathF.Sqrt(2 / (1 - (1 / MathF.PI)));

    /// <summary>What the net uses: gain (w - mean) / deviation, scaled to keep the variance of its input.</summary>
    public static Value Kernel(Weight weight, Value raw, Value gain)
    {
        var centred = raw - raw.Mean([1, 2, 3]);
        var deviation = (centred.Square().Mean([1, 2, 3]) + Floor).Sqrt();
        return centred * (gain * (ReluGain / MathF.Sqrt(weight.FanIn)) / deviation);
    }
}
