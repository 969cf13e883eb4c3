using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// One axis' part in an element of a sample: index, weight, and the weight's derivative by the position along the axis.
/// </summary>
sealed record GridAxisTap(Value Place, Value Weight, Value Slope)
{
    const float Cubic = -0.75f;

    /// <param name="settings">How to interpolate.</param>
    /// <param name="position">Positions along the axis, in elements.</param>
    /// <param name="size">The length of the axis.</param>
    public static GridAxisTap[] Of(GridSettings settings, Value position, long size)
    {
        var low = position.Unary(settings.IsNearest ? "Round" : "Floor");
        return [.. Weights(settings, position - low)
            .Select(tap => Placed(settings, low + tap.Offset, tap.Weight, tap.Slope, size))];
    }

    /// <remarks>The derivatives are by the fraction.</remarks>
    static IEnumerable<(float Offset, Value Weight, Value Slope)> Weights(GridSettings settings, Value fraction)
    {
        var (one, rest) = (fraction.Builder.Ones(fraction.Type), 1 - fraction);
        return settings.Mode switch
        {
            "nearest" => [(0, one, fraction * 0)],
            "cubic" or "bicubic" =>
            [
                (-1, Far(fraction + 1), FarSlope(fraction + 1)),
                (0, Near(fraction), NearSlope(fraction)),
                (1, Near(rest), -NearSlope(rest)),
                (2, Far(rest + 1), -FarSlope(rest + 1)),
            ],
            _ => [(0, rest, -one), (1, fraction, one)],
        };
    }

    /// <remarks>Outside the axis an element counts for nothing, or is the one that padding shows there.</remarks>
    static GridAxisTap Placed(GridSettings settings, Value place, Value weight, Value slope, long size)
    {
        switch (settings.Padding)
        {
            case "zeros":
                var inside = (place >= 0) & (place <= size - 1);
                return new(Index(place, size), inside.OrZero(weight), inside.OrZero(slope));
            case "reflection":
                return new(Index(Reflected(place, size, settings.Corners), size), weight, slope);
            default:
                return new(Index(place, size), weight, slope);
        }
    }

    static Value Index(Value place, long size) => place.Clip(0, size - 1).Cast(ElementType.Int64);

    /// <remarks>A triangle wave that turns at the outer elements, or half an element outside of them.</remarks>
    static Value Reflected(Value place, long size, bool corners)
    {
        var (span, edge) = corners ? (size - 1f, 0f) : (size, 0.5f);
        if (span == 0)
        {
            return place;
        }

        var distance = place + edge;
        var phase = distance - ((distance * (0.5f / span)).Unary("Floor") * (2 * span));
        return span - (span - phase).Abs() - edge;
    }

    /// <remarks>The cubic convolution kernel between 0 and 1, and between 1 and 2.</remarks>
    static Value Near(Value d) => ((((Cubic + 2) * d) - (Cubic + 3)) * d * d) + 1;

    static Value NearSlope(Value d) => ((3 * (Cubic + 2) * d) - (2 * (Cubic + 3))) * d;

    static Value Far(Value d) => ((((d - 5) * d) + 8) * d - 4) * Cubic;

    static Value FarSlope(Value d) => ((((3 * d) - 10) * d) + 8) * Cubic;
}
