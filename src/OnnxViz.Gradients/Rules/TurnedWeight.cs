using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>The weights of the convolution that is the adjoint of a stride-1 convolution.</summary>
static class TurnedWeight
{
    /// <summary>
    /// Kernels turned by 180 degrees, channel axes exchanged within each group: [M, C/g, ...] becomes [C, M/g, ...].
    /// </summary>
    public static Tensor Of(Tensor weight, long groups)
    {
        var (outputs, inputs) = (weight.Shape[0] / groups, weight.Shape[1]);
        Shape shape = [inputs * groups, outputs, .. weight.Shape.Skip(2)];
        return Tensor.Later(shape, () => Turn(weight.ToFloats(), (int)groups, (int)outputs, (int)inputs));
    }

    /// <summary>The same in the graph, for weights without groups.</summary>
    public static Value Of(Value weight) => Enumerable.Range(2, weight.Rank - 2).Aggregate(
        weight.Transpose([1, 0, .. Enumerable.Range(2, weight.Rank - 2).Select(axis => (long)axis)]),
        (turned, axis) => turned.Slice(axis, turned.Shape[axis] - 1, turned.Shape[axis], step: -1));

    static float[] Turn(float[] weight, int groups, int outputs, int inputs)
    {
        var taps = weight.Length / (groups * outputs * inputs);
        var turned = new float[weight.Length];
        for (var group = 0; group < groups; group++)
        {
            for (var output = 0; output < outputs; output++)
            {
                for (var input = 0; input < inputs; input++)
                {
                    var from = weight.AsSpan((((group * outputs) + output) * inputs + input) * taps, taps);
                    var to = turned.AsSpan((((group * inputs) + input) * outputs + output) * taps, taps);
                    from.CopyTo(to);
                    to.Reverse();
                }
            }
        }

        return turned;
    }
}
