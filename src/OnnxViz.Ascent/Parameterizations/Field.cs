using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// A parameterisation whose numbers have no bounds: the sigmoid brings them to [0, 1]. Without it the field can be
/// mixed first, as <see cref="Decorrelated"/> and <see cref="Shared"/> do.
/// </summary>
public abstract record Field : Parameterization
{
    /// <summary>How near to black and white a given picture comes: the sigmoid reaches neither.</summary>
    const float Edge = 1 / 256f;

    /// <summary>Writes the numbers, of which 0 is grey, into a graph.</summary>
    /// <param name="parameters">The parameters by name.</param>
    /// <param name="pictures">[N, C, H, W].</param>
    public abstract Value Numbers(IReadOnlyDictionary<string, Value> parameters, Shape pictures);

    /// <summary>The parameters that make given numbers; null where they cannot be turned back.</summary>
    /// <param name="picture">[1, C, H, W].</param>
    /// <param name="numbers">[C, H, W].</param>
    public abstract IReadOnlyDictionary<string, float[]>? Fit(Shape picture, float[] numbers);

    /// <inheritdoc/>
    public sealed override Value Pictures(IReadOnlyDictionary<string, Value> parameters, Shape pictures) =>
        Numbers(parameters, pictures).Sigmoid();

    /// <inheritdoc/>
    public sealed override IReadOnlyDictionary<string, float[]>? From(Shape picture, float[] pixels) =>
        Fit(picture, Unbounded(pixels));

    /// <summary>The numbers whose sigmoid pixels are, those below 1/256 and above 255/256 taken for these.</summary>
    internal static float[] Unbounded(float[] pixels) => [.. pixels.Select(pixel =>
    {
        var inside = Math.Clamp(pixel, Edge, 1 - Edge);
        return MathF.Log(inside / (1 - inside));
    })];
}
