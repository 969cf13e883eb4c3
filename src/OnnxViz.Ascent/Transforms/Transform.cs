using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>A random change of the pictures before the network sees them. The numbers are drawn on the host, the change is part of the step's graph.</summary>
public abstract record Transform
{
    /// <summary>Writes the change into a graph.</summary>
    /// <param name="pictures">[N, C, H, W].</param>
    /// <param name="input">Declares an input that <see cref="Draw"/> fills, by name and type.</param>
    public abstract Value Apply(Value pictures, Func<string, TensorType, Value> input);

    /// <summary>Draws the inputs for a step.</summary>
    /// <param name="pictures">[N, C, H, W].</param>
    /// <param name="random">The random numbers of each picture, or null to leave that picture as it is.</param>
    public abstract IReadOnlyDictionary<string, Tensor> Draw(Shape pictures, IReadOnlyList<CounterRandom?> random);
}
