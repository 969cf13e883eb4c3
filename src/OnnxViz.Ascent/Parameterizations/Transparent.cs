using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// A field of colours, uncorrelated where there are three, and of an opacity: the network sees the picture over random
/// backgrounds, so that what the unit does not need becomes transparent (Lucid). In text: <c>transparent(fourier)</c>.
/// </summary>
/// <remarks>
/// As in Lucid's example of transparency, a score s counts as s (1 - mean a) less the weight times half the sum of
/// (a - b)², where a is the opacity and b its mean over 3 x 3 pixels. Backgrounds are drawn as pictures of Fourier
/// coefficients, anew for every picture and step.
/// </remarks>
/// <param name="Inner">The field, such as <c>fourier</c>.</param>
/// <param name="Blur">The weight of an opacity that is rough.</param>
[Notation("transparent", "a field of colours and opacity, seen over random backgrounds")]
public sealed record Transparent(Field Inner, float Blur = 0.1f) : Parameterization
{
    const int Neighbours = 3;

    static readonly Fourier Background = new(0.2f, 1.5f);

    /// <inheritdoc/>
    public override bool IsPixelwise => Inner.IsPixelwise;

    /// <inheritdoc/>
    public override bool IsShared => Inner.IsShared;

    /// <inheritdoc/>
    public override bool HasOpacity => true;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Shape> Shapes(Shape pictures) => SeenOf(pictures)[1] is 1 or 3
        ? Inner.Shapes(pictures)
        : throw new OnnxVizException(
            $"{this} is for grey and coloured pictures, but the network's have {SeenOf(pictures)[1]} channels: "
            + $"take {Inner}");

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> Start(Shape picture, CounterRandom random) =>
        Inner.Start(picture, random);

    /// <inheritdoc/>
    public override Value Pictures(IReadOnlyDictionary<string, Value> parameters, Shape pictures)
    {
        var numbers = Inner.Numbers(parameters, pictures);
        var colours = SeenOf(pictures)[1];
        Value[] planes = [Bounded(numbers.Slice(1, 0, colours)), numbers.Slice(1, colours, 1).Sigmoid()];
        return planes.Concat(1);
    }

    /// <inheritdoc/>
    public override Value Shown(Value pictures, Func<string, TensorType, Value> feed)
    {
        var colours = SeenOf(pictures.Shape);
        var background = Background.Shapes(colours).ToDictionary(
            pair => pair.Key, pair => feed(pair.Key, new(ElementType.Float, pair.Value)));
        var opacity = Opacity(pictures);
        return (pictures.Slice(1, 0, colours[1]) * opacity)
            + (Bounded(Background.Numbers(background, colours)) * (1 - opacity));
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> Draw(Shape picture, CounterRandom random) =>
        Background.Start(SeenOf(picture), random);

    /// <inheritdoc/>
    public override Value Weighed(Value scores, Value pictures)
    {
        var opacity = Opacity(pictures);
        var even = opacity.AveragePool(Window.Square(Neighbours, padding: Neighbours / 2), countPadding: false);
        return (scores * (1 - opacity.Mean([1, 2, 3], keep: false)))
            - ((opacity - even).Square().Sum([1, 2, 3], keep: false) * (Blur / 2));
    }

    /// <inheritdoc/>
    public override Value Constrain(string name, Value parameter) => Inner.Constrain(name, parameter);

    /// <summary>A given picture without an opacity is opaque.</summary>
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]>? From(Shape picture, float[] pixels)
    {
        var (colours, area) = ((int)SeenOf(picture).Size, (int)(picture[2] * picture[3]));
        var unbounded = Field.Unbounded(pixels[..colours]);
        var opacity = pixels.Length > colours ? pixels[colours..] : [.. Enumerable.Repeat(1f, area)];
        return Inner.Fit(
            picture,
            [
                .. SeenOf(picture)[1] == 3 ? ColourMix.Undo(unbounded) : unbounded,
                .. Field.Unbounded(opacity),
            ]);
    }

    static Value Opacity(Value pictures) => pictures.Slice(1, pictures.Shape[1] - 1, 1);

    static Value Bounded(Value numbers) =>
        (numbers.Shape[1] == 3 ? ColourMix.Apply(numbers) : numbers).Sigmoid();
}
