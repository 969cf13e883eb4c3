using OnnxViz.Graph;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Network;

/// <summary>A trainable tensor of a net; biases have no fan-in.</summary>
public sealed record Weight(string Name, Shape Shape, long FanIn = 0)
{
    /// <summary>Whether this is a bias, which starts at zero and does not decay.</summary>
    public bool IsBias => FanIn == 0;

    /// <summary>The content before training: normal with variance 2 / fan-in, as suits a ReLU.</summary>
    public Tensor Initial(Draws draws)
    {
        var values = new float[Shape.Size];
        if (IsBias)
            return Tensor.Of(values, Shape);
        for (var i = 0; i < values.Length; i++)
            values[i] = draws.Normal() * MathF.Sqrt(2f / FanIn);
        return Tensor.Of(values, Shape);
    }
}
