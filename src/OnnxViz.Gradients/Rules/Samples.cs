using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// Samples of pictures, channels by samples: weighted sums of the pictures' elements around some positions.
/// </summary>
/// <remarks>
/// Samples run along the last axis, since ONNX Runtime computes long rows many times faster than columns, and spreads
/// indices over the channels by copying them.
/// </remarks>
/// <param name="Taps">The elements that the samples are made of.</param>
/// <param name="Shape">The shape of the pictures, NC first.</param>
sealed record Samples(GridTap[] Taps, Shape Shape)
{
    /// <param name="settings">How to interpolate.</param>
    /// <param name="shape">The shape of the pictures, NC first.</param>
    /// <param name="positions">
    /// For each axis a vector with the positions of all samples, in elements; each picture has equally many.
    /// </param>
    public static Samples At(GridSettings settings, Shape shape, IReadOnlyList<Value> positions)
    {
        var count = positions[0].Shape[0];
        var pictures = positions[0].Builder.Count([shape[0], count / shape[0]], 0).Reshape([count]);
        return new(GridTap.Of(settings, pictures, [.. positions.Zip(shape.Skip(2))]), shape);
    }

    /// <summary>A row for each channel, with all places of all pictures.</summary>
    public static Value Rows(Value x)
    {
        var (pictures, channels) = (x.Shape[0], x.Shape[1]);
        return x.Reshape([pictures, channels, x.Shape.Size / (pictures * channels)]).Transpose(1, 0, 2)
            .Reshape([channels, x.Shape.Size / channels]);
    }

    /// <summary>The samples.</summary>
    /// <param name="picture">The pictures.</param>
    public Value Of(Value picture) => Sum(tap => Rows(picture).Gather(tap.Place, 1) * tap.Weight);

    /// <summary>The gradient of the pictures, from that of the samples.</summary>
    public Value PictureGradient(Value dy)
    {
        var (pictures, channels) = (Shape[0], Shape[1]);
        var places = Taps.Select(tap => tap.Place).ToArray().Concat(0);
        var sums = Taps.Select(tap => dy * tap.Weight)
            .ToArray().Concat(1).AddBack(places, 1, [channels, Shape.Size / channels]);
        return sums.Reshape([channels, pictures, Shape.Size / (pictures * channels)]).Transpose(1, 0, 2)
            .Reshape(Shape);
    }

    /// <summary>The gradients of the positions, a row for each axis.</summary>
    public Value PositionGradient(Value picture, Value dy) => Sum(tap =>
        (dy * Rows(picture).Gather(tap.Place, 1)).Sum([0])
            * tap.Slopes.Select(slope => slope.Unsqueeze(0)).ToArray().Concat(0));

    Value Sum(Func<GridTap, Value> part) => Taps.Select(part).Aggregate((left, right) => left + right);
}
