using OnnxViz.Graph;
using OnnxViz.Train.Drawing;

namespace OnnxViz.Train.Network;

/// <summary>A tensor of a net that training finds.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Shape">Its dimensions, output channels first.</param>
/// <param name="Spread">The standard deviation that it is drawn with before training; a bias starts at zero.</param>
public sealed record Weight(string Name, Shape Shape, float Spread = 0)
{
    /// <summary>Whether this is the kernel of a convolution.</summary>
    public bool IsKernel => Shape.Rank == 4;

    /// <summary>Whether this is a bias, which does not decay.</summary>
    public bool IsBias => Shape.Rank == 1;

    /// <summary>The numbers that each output channel is summed from.</summary>
    public long FanIn => Shape.Size / Shape[0];

    /// <summary>The content before training.</summary>
    public Tensor Initial(Draws draws)
    {
        var values = new float[Shape.Size];
        for (var i = 0; i < values.Length && !IsBias; i++)
        {
            values[i] = draws.Normal() * Spread;
        }

        return Tensor.Of(values, Shape);
    }
}
