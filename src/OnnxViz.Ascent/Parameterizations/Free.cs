using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// A number without bounds for each pixel, which the sigmoid brings to [0, 1]. In text: <c>free</c>, <c>free(0.1)</c>.
/// </summary>
/// <param name="Sd">The standard deviation of the starting numbers; Lucid's is 0.01.</param>
[Notation("free", "a number for each pixel, bounded by the sigmoid")]
public sealed record Free(float Sd = 0.01f) : Field
{
    const string Name = "free";

    /// <inheritdoc/>
    public override bool IsPixelwise => true;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Shape> Shapes(Shape pictures) =>
        new Dictionary<string, Shape> { [Name] = pictures };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> Start(Shape picture, CounterRandom random) =>
        Fit(picture, random.Normals(picture.Size, Sd));

    /// <inheritdoc/>
    public override Value Numbers(IReadOnlyDictionary<string, Value> parameters, Shape pictures) => parameters[Name];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> Fit(Shape picture, float[] numbers) =>
        new Dictionary<string, float[]> { [Name] = numbers };
}
