using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// GridSample: every sample is a weighted sum of elements. The picture's gradient puts the weighted samples back to
/// these elements; the grid's is the samples' gradient times the elements times the weights' slopes.
/// </summary>
static class GridSampling
{
    [Gradient("GridSample", 0)]
    static Value Picture(Pullback p)
    {
        var (x, dy) = (p.X().Shape, Rows(p.Dy));
        var taps = GridTap.Of(p);
        var places = taps.Select(tap => tap.Place).ToArray().Concat(0);
        var parts = taps.Select(tap => dy * tap.Weight).ToArray().Concat(0);
        var sums = parts.AddBack(places, 0, [x[0] * x[2] * x[3], x[1]]);
        return sums.Reshape([x[0], x[2], x[3], x[1]]).Transpose(0, 3, 1, 2);
    }

    [Gradient("GridSample", 1)]
    static Value Grid(Pullback p)
    {
        if (GridTap.IsNearest(p))
        {
            return p.Graph.Zeros(p.X(1).Type);
        }

        var (picture, dy) = (Rows(p.X()), Rows(p.Dy));
        var parts = GridTap.Of(p)
            .Select(tap => Match(picture, dy, tap.Place) * new[] { tap.SlopeX, tap.SlopeY }.Concat(1));
        return parts.Aggregate((left, right) => left + right).Reshape(p.X(1).Shape);
    }

    /// <summary>The sum over the channels of the samples' gradient times the elements at some places.</summary>
    static Value Match(Value picture, Value dy, Value place) => (dy * picture.GatherAt(place)).Sum([1]);

    /// <summary>A row of channels for each place.</summary>
    static Value Rows(Value x) => x.Transpose(0, 2, 3, 1).Reshape([x.Shape.Size / x.Shape[1], x.Shape[1]]);
}
