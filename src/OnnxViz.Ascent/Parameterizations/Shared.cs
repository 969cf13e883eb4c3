using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// A field of each picture's own, and low-resolution ones, 2, 4, 8 ... times smaller, that all pictures of a batch
/// share: what they have in common stands in the same places, and they can be compared (Lucid). In text:
/// <c>shared(fourier)</c>, <c>decorrelated(shared(fourier, 4))</c>.
/// </summary>
/// <remarks>
/// Each picture has a copy of what is shared, and the mean of the copies is used: they start alike, their gradients are
/// alike, so that they stay alike. A picture thus depends on its batch; alone it has the low-resolution fields for
/// itself.
/// </remarks>
/// <param name="Inner">The field of each picture's own.</param>
/// <param name="Levels">The number of fields that are shared.</param>
[Notation("shared", "a field, and low-resolution ones that the pictures of a batch share")]
public sealed record Shared(Field Inner, int Levels = 4) : Field
{
    /// <summary>The field of each picture's own.</summary>
    public Field Inner { get; init; } = Inner is not Shared
        ? Inner
        : throw new OnnxVizException($"{Inner} is shared once already: give more levels there");

    /// <summary>The number of fields that are shared, from 1 to 12.</summary>
    public int Levels { get; init; } = Levels is >= 1 and <= 12
        ? Levels
        : throw new OnnxVizException($"pictures share 1 to 12 levels, not {Levels}");

    /// <inheritdoc/>
    public override bool IsShared => true;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Shape> Shapes(Shape pictures) =>
        Inner.Shapes(pictures).Concat(Low(pictures)).ToDictionary();

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> Start(Shape picture, CounterRandom random) =>
        WithZeros(picture, Inner.Start(picture, random));

    /// <inheritdoc/>
    public override Value Numbers(IReadOnlyDictionary<string, Value> parameters, Shape pictures) => Low(pictures)
        .Select(pair => LinearResize.Apply(parameters[pair.Key].Mean([0]), pictures[2], pictures[3]))
        .Aggregate(Inner.Numbers(parameters, pictures), (sum, level) => sum + level);

    /// <inheritdoc/>
    public override Value Constrain(string name, Value parameter) => Inner.Constrain(name, parameter);

    /// <summary>The picture's own field takes it all.</summary>
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]>? Fit(Shape picture, float[] numbers) =>
        Inner.Fit(picture, numbers) is { } own ? WithZeros(picture, own) : null;

    IEnumerable<KeyValuePair<string, Shape>> Low(Shape pictures) => Enumerable.Range(1, Levels).Select(level =>
        KeyValuePair.Create<string, Shape>(
            $"shared{1 << level}",
            [
                pictures[0], pictures[1],
                LinearResize.Shortened(pictures[2], 1 << level), LinearResize.Shortened(pictures[3], 1 << level),
            ]));

    Dictionary<string, float[]> WithZeros(Shape picture, IReadOnlyDictionary<string, float[]> own) => own
        .Concat(Low(picture).Select(pair => KeyValuePair.Create(pair.Key, new float[pair.Value.Size]))).ToDictionary();
}
