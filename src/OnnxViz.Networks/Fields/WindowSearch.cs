using System.Numerics;

namespace OnnxViz.Networks.Fields;

/// <summary>
/// Finds the smallest part of the pictures in which a network computes some positions as in the whole.
/// </summary>
/// <remarks>
/// What is cut away before, and in all, is a multiple of the stride of every tensor on the way, so that each of them
/// loses whole positions and every size is rounded as before; what a position sees lies in the part, or ends where the
/// picture ends, so that padding is where it was.
/// </remarks>
static class WindowSearch
{
    /// <summary>The share of the picture from which on a part is not worth while.</summary>
    const double MostShare = 0.8;

    /// <summary>The part; null where it is nearly the whole, or where what a position sees is not known.</summary>
    /// <param name="sights">What the tensors of the whole pictures see.</param>
    /// <param name="places">The positions.</param>
    /// <param name="height">The pictures' height in pixels.</param>
    /// <param name="width">The pictures' width in pixels.</param>
    public static PictureWindow? Of(
        IReadOnlyDictionary<string, Sight> sights, IReadOnlyList<LayerPlace> places, long height, long width)
    {
        var rows = Along(places, sight => sight.Rows, place => place.Row, height);
        var columns = Along(places, sight => sight.Columns, place => place.Column, width);
        return (rows, columns) is ({ } tall, { } wide)
            && tall.Length * wide.Length < MostShare * height * width
                ? new(tall.Start, wide.Start, tall.Length, wide.Length)
                : null;

        (long Start, long Length)? Along(
            IReadOnlyList<LayerPlace> some, Func<Sight, FieldSpan> spanOf, Func<LayerPlace, long> at, long length)
        {
            var unit = CommonStride(sights.Values.Select(spanOf));
            var seen = some.Select(place => (Span: spanOf(sights[place.Tensor]), At: at(place))).ToArray();
            return unit is { } step && seen.All(each => each.Span.Extent is not null)
                ? Stretch(
                    seen.Min(each => each.Span.StartAt(each.At)),
                    seen.Max(each => each.Span.StartAt(each.At) + each.Span.LengthIn(length) + 1),
                    step,
                    length)
                : null;
        }
    }

    /// <summary>How many positions of a tensor lie before the part, along the rows and along the columns.</summary>
    public static (long Rows, long Columns) Before(Sight sight, PictureWindow window) =>
        ((long)(window.Top / sight.Rows.Stride), (long)(window.Left / sight.Columns.Stride));

    /// <summary>
    /// The part of an axis, in whole steps before and behind; a field that reaches beyond an end keeps that end.
    /// </summary>
    static (long Start, long Length) Stretch(long first, long end, long step, long length)
    {
        var before = Math.Max(0, first) / step * step;
        var behind = Math.Max(0, length - end) / step * step;
        return (before, length - before - behind);
    }

    /// <summary>The least common multiple of the strides; null where one is no whole number of pixels.</summary>
    static long? CommonStride(IEnumerable<FieldSpan> spans)
    {
        long common = 1;
        foreach (var stride in spans.Where(span => span.Stride >= 1).Select(span => span.Stride).Distinct())
        {
            if (stride != Math.Floor(stride))
            {
                return null;
            }

            common = common / (long)BigInteger.GreatestCommonDivisor(common, (long)stride) * (long)stride;
        }

        return common;
    }
}
