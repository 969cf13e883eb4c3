using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// Samples moving pictures between sixteen pixels, which blurs less than four where a picture is sampled frame after
/// frame; it has no gradient.
/// </summary>
/// <remarks>
/// The cubic of E. Catmull and R. Rom (1974), which keeps parabolas: along a line it is the linear interpolation of
/// f - t (1 - t) / 2 f'', f'' being second differences. So GridSample interpolates pixels and their differences
/// linearly; its own cubic has another slope and keeps not even straight lines: after 60 frames it was off by a tenth
/// of the range, and it takes twice the time.
/// </remarks>
/// <param name="pictures">The pictures, [N, C, H, W].</param>
/// <param name="wraps">Whether a picture goes on round the other side; else as its mirror image.</param>
sealed class MotionSampler(Value pictures, bool wraps)
{
    readonly GraphBuilder _graph = pictures.Builder;
    readonly long _count = pictures.Shape[0];
    readonly long _channels = pictures.Shape[1];
    readonly long _height = pictures.Shape[2];
    readonly long _width = pictures.Shape[3];

    /// <summary>The pictures where matrices lead after a swirl.</summary>
    /// <param name="matrices">[N, 2, 3].</param>
    /// <param name="swirl">[N, 1, 1], the angle in radians by which the middle is turned; it falls off as a Gaussian of
    /// half the shorter side; null for none.</param>
    public Value Sample(Value matrices, Value? swirl = null)
    {
        var middles = Numbers((_width - 1) / 2f, (_height - 1) / 2f);
        var places = Inside(matrices.MatMul(swirl is null ? Points : Swirled(swirl)) + middles);
        var (x, y) = (Part(places, 0), Part(places, 1));
        var (across, down) = (Bent(pictures, 3), Bent(pictures, 2));
        var mixed = Straight(new[] { pictures, across, down, Bent(across, 2) }.Concat(1), places)
            .Split(1, [.. Enumerable.Repeat(_channels, 4)]);
        var (bendX, bendY) = (x * (1 - x) * 0.5f, y * (1 - y) * 0.5f);
        return mixed[0] - (bendX * mixed[1]) - (bendY * (mixed[2] - (bendX * mixed[3])));
    }

    /// <summary>Linear interpolation between the four pixels around places, [N, C, H, W].</summary>
    Value Straight(Value values, Value places)
    {
        if (wraps)
        {
            values = Closed(Closed(values, 2), 3);
        }

        var ends = Numbers(2f / Math.Max(1, values.Shape[3] - 1), 2f / Math.Max(1, values.Shape[2] - 1));
        var grid = ((places * ends) - 1).Transpose(0, 2, 1).Reshape([_count, _height, _width, 2]);
        return values.GridSample(grid, "border", endsAreCentres: true);
    }

    /// <summary>The first row or column once more behind the last.</summary>
    static Value Closed(Value values, int axis) => new[] { values, values.Slice(axis, 0, 1) }.Concat(axis);

    /// <summary>How far places lie behind whole pixels, [N, 1, H, W].</summary>
    Value Part(Value places, int axis)
    {
        var place = places.Slice(1, axis, 1);
        return (place - place.Unary("Floor")).Reshape([_count, 1, _height, _width]);
    }

    Value Points => _graph.Constant(Resampler.Points(_height, _width), "points");

    /// <summary>The points of a picture from its middle, turned about it, [N, 3, H * W].</summary>
    Value Swirled(Value swirl)
    {
        var (numbers, pixels) = (Resampler.Points(_height, _width).ToFloats(), (int)(_height * _width));
        var radius = Math.Min(_height, _width) / 2f;
        var share = Enumerable.Range(0, pixels).Select(pixel => MathF.Exp(
            -((numbers[pixel] * numbers[pixel]) + (numbers[pixels + pixel] * numbers[pixels + pixel]))
            / (radius * radius)));
        var angle = swirl * _graph.Constant(Tensor.Of([.. share], [1, 1, pixels]), "falloff");
        var points = _graph.Constant(Tensor.Of(numbers, [1, 3, pixels]), "points");
        var (x, y, one) = (points.Slice(1, 0, 1), points.Slice(1, 1, 1), points.Slice(1, 2, 1));
        var (sine, cosine) = (angle.Sin(), angle.Cos());
        return new[]
        {
            (x * cosine) - (y * sine), (x * sine) + (y * cosine), one.Expand(angle.Shape),
        }.Concat(1);
    }

    /// <summary>Places in the mirror image of a picture, as places in it.</summary>
    Value Inside(Value places)
    {
        if (wraps)
        {
            return places - ((places / Numbers(_width, _height)).Unary("Floor") * Numbers(_width, _height));
        }

        var (sides, edge) = (Numbers(_width, _height), places + 0.5f);
        var turns = (edge / (sides * 2)).Unary("Floor");
        return sides - (sides - (edge - (turns * sides * 2))).Abs() - 0.5f;
    }

    /// <summary>Second differences along an axis.</summary>
    Value Bent(Value values, int axis)
    {
        var length = values.Shape[axis];
        var (first, last) = (values.Slice(axis, 0, 1), values.Slice(axis, length - 1, 1));
        var before = new[] { wraps ? last : first, values.Slice(axis, 0, length - 1) }.Concat(axis);
        var after = new[] { values.Slice(axis, 1, length - 1), wraps ? first : last }.Concat(axis);
        return before + after - (values * 2);
    }

    Value Numbers(float across, float down) => _graph.Constant(Tensor.Of([across, down], [1, 2, 1]), "sides");
}
