using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// A field whose three channels are colours that are uncorrelated in photographs: mixed to red, green and blue, then
/// bounded by the sigmoid (Lucid). In text: <c>decorrelated(fourier)</c>, <c>decorrelated(free)</c>.
/// </summary>
/// <remarks>A network that takes grey pictures has no colours to mix: it is refused.</remarks>
/// <param name="Inner">The field, such as <c>fourier</c>.</param>
[Notation("decorrelated", "a field in colours that are uncorrelated in photographs")]
public sealed record Decorrelated(Field Inner) : Parameterization
{
    /// <inheritdoc/>
    public override bool IsPixelwise => Inner.IsPixelwise;

    /// <inheritdoc/>
    public override bool IsShared => Inner.IsShared;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Shape> Shapes(Shape pictures) => pictures[1] == 3
        ? Inner.Shapes(pictures)
        : throw new OnnxVizException(
            $"{this} mixes red, green and blue, but the network's pictures have {pictures[1]} channels: take {Inner}");

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> Start(Shape picture, CounterRandom random) =>
        Inner.Start(picture, random);

    /// <inheritdoc/>
    public override Value Pictures(IReadOnlyDictionary<string, Value> parameters, Shape pictures) =>
        ColourMix.Apply(Inner.Numbers(parameters, pictures)).Sigmoid();

    /// <inheritdoc/>
    public override Value Constrain(string name, Value parameter) => Inner.Constrain(name, parameter);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]>? From(Shape picture, float[] pixels) =>
        Inner.Fit(picture, ColourMix.Undo(Field.Unbounded(pixels)));
}
