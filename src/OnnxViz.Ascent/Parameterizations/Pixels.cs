using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// The pixels themselves, kept in [0, 1]; they start as grey with noise. In text: <c>pixels</c>, <c>pixels(0.1)</c>.
/// </summary>
/// <param name="Noise">The standard deviation of the starting noise, as a share of the range.</param>
[Notation("pixels", "the pixels themselves; they start as grey with noise")]
public sealed record Pixels(float Noise = 0.05f) : Parameterization
{
    const string Name = "pixels";
    const float Grey = 0.5f;

    /// <inheritdoc/>
    public override bool IsPixelwise => true;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Shape> Shapes(Shape pictures) =>
        new Dictionary<string, Shape> { [Name] = pictures };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> Start(Shape picture, CounterRandom random) => From(
        picture,
        [.. Enumerable.Range(0, (int)picture.Size).Select(
            index => Math.Clamp(Grey + (Noise * (float)random.Normal(index)), 0, 1))]);

    /// <inheritdoc/>
    public override Value Pictures(IReadOnlyDictionary<string, Value> parameters, Shape pictures) => parameters[Name];

    /// <inheritdoc/>
    public override Value Constrain(string name, Value parameter) => parameter.Clip(0, 1);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> From(Shape picture, float[] pixels) =>
        new Dictionary<string, float[]> { [Name] = pixels };
}
