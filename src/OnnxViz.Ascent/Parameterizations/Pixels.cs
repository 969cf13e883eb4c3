using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>The pixels themselves, kept in [0, 1]; they start as grey with noise.</summary>
/// <param name="Noise">The standard deviation of the starting noise, as a share of the range.</param>
public sealed record Pixels(float Noise = 0.05f) : Parameterization
{
    const float Grey = 0.5f;

    /// <inheritdoc/>
    public override Shape ParametersOf(Shape pictures) => pictures;

    /// <inheritdoc/>
    public override float[] Start(Shape picture, CounterRandom random) =>
        [.. Enumerable.Range(0, (int)picture.Size).Select(index => Math.Clamp(Grey + (Noise * (float)random.Normal(index)), 0, 1))];

    /// <inheritdoc/>
    public override float[] ParametersFor(float[] picture) => picture;

    /// <inheritdoc/>
    public override Value Pictures(Value parameters) => parameters;

    /// <inheritdoc/>
    public override Value Constrain(Value parameters) => parameters.Clip(0, 1);
}
