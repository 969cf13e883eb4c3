using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// A layer's activations and what the score's gradient is with respect to them, written into a graph.
/// </summary>
/// <param name="activation">A, [1, C, h, w].</param>
/// <param name="gradient">Writes G = dS/dA, [1, C, h, w].</param>
public sealed class Activated(Value activation, Func<Value> gradient)
{
    readonly Lazy<Value> _gradient = new(gradient);

    /// <summary>A, [1, C, h, w].</summary>
    public Value Activation => activation;

    /// <summary>G = dS/dA, [1, C, h, w].</summary>
    public Value Gradient => _gradient.Value;

    /// <summary>The sum over positions, [1, C, 1, 1].</summary>
    internal static Value OverPositions(Value numbers) => numbers.Sum([2, 3]);

    /// <summary>The sum over channels, [1, 1, h, w].</summary>
    internal static Value OverChannels(Value numbers) => numbers.Sum([1]);
}
