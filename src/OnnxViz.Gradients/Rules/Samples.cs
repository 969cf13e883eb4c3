using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// Samples of pictures, a row of channels each: weighted sums of the pictures' elements around some positions.
/// </summary>
/// <param name="Taps">The elements that the samples are made of.</param>
/// <param name="Shape">The shape of the pictures, NC first.</param>
sealed record Samples(GridTap[] Taps, Shape Shape)
{
    /// <param name="settings">How to interpolate.</param>
    /// <param name="shape">The shape of the pictures, NC first.</param>
    /// <param name="positions">
    /// For each axis a column with the positions of all samples, in elements; each picture has equally many.
    /// </param>
    public static Samples At(GridSettings settings, Shape shape, IReadOnlyList<Value> positions)
    {
        var count = positions[0].Shape[0];
        var pictures = positions[0].Builder.Count([shape[0], count / shape[0]], 0).Reshape([count, 1]);
        return new(GridTap.Of(settings, pictures, [.. positions.Zip(shape.Skip(2))]), shape);
    }

    /// <summary>A row of channels for each place.</summary>
    public static Value Rows(Value x) =>
        x.Transpose([0, .. Enumerable.Range(2, x.Rank - 2).Select(axis => (long)axis), 1])
            .Reshape([x.Shape.Size / x.Shape[1], x.Shape[1]]);

    /// <summary>The samples.</summary>
    /// <param name="picture">The pictures.</param>
    public Value Of(Value picture) => Sum(tap => Rows(picture).GatherAt(tap.Place) * tap.Weight);

    /// <summary>The gradient of the pictures, from that of the samples.</summary>
    public Value PictureGradient(Value dy)
    {
        var places = Taps.Select(tap => tap.Place).ToArray().Concat(0);
        var sums = Taps.Select(tap => dy * tap.Weight)
            .ToArray().Concat(0).AddBack(places, 0, [Shape.Size / Shape[1], Shape[1]]);
        long[] channels = [0, Shape.Rank - 1, .. Enumerable.Range(1, Shape.Rank - 2)];
        return sums.Reshape([Shape[0], .. Shape.Skip(2), Shape[1]]).Transpose(channels);
    }

    /// <summary>The gradients of the positions, a column for each axis.</summary>
    public Value PositionGradient(Value picture, Value dy) =>
        Sum(tap => (dy * Rows(picture).GatherAt(tap.Place)).Sum([1]) * tap.Slopes.Concat(1));

    Value Sum(Func<GridTap, Value> part) => Taps.Select(part).Aggregate((left, right) => left + right);
}
