using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// A change of colours or noise. The numbers are drawn on the host, the change is part of the step's graph.
/// </summary>
public abstract record Disturbance : Transform
{
    /// <summary>Writes the change into a graph.</summary>
    /// <param name="pictures">[N, C, H, W].</param>
    /// <param name="input">Declares an input that <see cref="Draw"/> fills, by name and type, the batch in
    /// front.</param>
    public abstract Value Apply(Value pictures, Func<string, TensorType, Value> input);

    /// <summary>Draws one picture's share of the inputs for a step.</summary>
    /// <param name="picture">[1, C, H, W].</param>
    /// <param name="random">The picture's random numbers for a step.</param>
    public abstract IReadOnlyDictionary<string, float[]> Draw(Shape picture, CounterRandom random);
}
