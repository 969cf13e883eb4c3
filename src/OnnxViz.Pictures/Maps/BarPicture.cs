using OnnxViz.Pictures.Captions;

namespace OnnxViz.Pictures;

/// <summary>A few numbers as bars: a name, a bar from zero, the number; the greatest in another colour.</summary>
public static class BarPicture
{
    const int RowHeight = 13;
    const int BarLength = 160;
    const int Gap = 6;
    const int LongestName = 40;

    static readonly (float Red, float Green, float Blue) Usual = (0.45f, 0.55f, 0.68f);
    static readonly (float Red, float Green, float Blue) Greatest = (0.85f, 0.45f, 0.15f);

    /// <summary>Draws them, one below the other, in their order.</summary>
    /// <param name="bars">Their names and numbers; a number that is not finite has no bar.</param>
    public static Picture Draw(IReadOnlyList<(string Name, float Number)> bars)
    {
        (string Name, float Number, string Text)[] rows =
            [.. bars.Select(
                bar => (Lettering.Shorten(bar.Name, LongestName * 6, 1), bar.Number, CaptionNumber.Of(bar.Number)))];
        var (names, numbers) = (rows.Max(row => Lettering.Width(row.Name, 1)),
            rows.Max(row => Lettering.Width(row.Text, 1)));
        var range = MapRange.Of([.. bars.Select(bar => bar.Number)]);
        var scale = new MapRange(Math.Min(0, range.Low), Math.Max(0, range.High));
        var canvas = new Canvas(names + BarLength + numbers + 2 * Gap, rows.Length * RowHeight, 3, 1);
        for (var i = 0; i < rows.Length; i++)
        {
            var top = i * RowHeight;
            Lettering.Draw(canvas, rows[i].Name, names - Lettering.Width(rows[i].Name, 1), top + 2, 1);
            Draw(canvas, names + Gap, top, rows[i].Number, scale, rows[i].Number == range.High ? Greatest : Usual);
            Lettering.Draw(canvas, rows[i].Text, names + BarLength + 2 * Gap, top + 2, 1);
        }
        return canvas.ToPicture();
    }

    static void Draw(
        Canvas canvas, int left, int top, float number, MapRange scale, (float Red, float Green, float Blue) colour)
    {
        var zero = Place(0, scale);
        if (float.IsFinite(number))
        {
            var end = Place(number, scale);
            canvas.Paint(left + Math.Min(zero, end), top + 1, Math.Max(1, Math.Abs(end - zero)), RowHeight - 3, colour);
        }
        canvas.Fill(left + zero, top, 1, RowHeight, 0.3f);
    }

    static int Place(float number, MapRange scale) =>
        scale.High > scale.Low ? (int)Math.Round(scale.Place(number) * (BarLength - 1)) : 0;
}
