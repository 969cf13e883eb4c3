using OnnxViz.Graph;
using OnnxViz.Train.Drawing;
using OnnxViz.Train.Network;

namespace OnnxViz.Train.Training;

/// <summary>A tensor that the optimiser moves: a weight of the net or the gain of a kernel.</summary>
public sealed record Parameter(string Name, Shape Shape, bool Decays, Func<Draws, Tensor> Initial)
{
    /// <summary>Every parameter of a net, in order.</summary>
    public static IReadOnlyList<Parameter> Of(Net net) => [.. net.Weights.SelectMany(Of)];

    /// <summary>The name of a kernel's gain.</summary>
    public static string Gain(Weight kernel) => $"{kernel.Name}/gain";

    /// <summary>What a step replaces: the parameter and the running means of its gradient and of the square.</summary>
    public string[] State => [Name, $"{Name}/mean", $"{Name}/square"];

    static IEnumerable<Parameter> Of(Weight weight)
    {
        yield return new(weight.Name, weight.Shape, !weight.IsBias, weight.Initial);
        Shape gains = [weight.Shape[0], 1, 1, 1];
        if (weight.IsKernel)
        {
            yield return new(Gain(weight), gains, Decays: false, _ => Tensor.Full(gains, 1));
        }
    }
}
