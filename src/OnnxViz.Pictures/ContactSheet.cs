using OnnxViz.Pictures.Captions;

namespace OnnxViz.Pictures;

/// <summary>Many pictures as one: a grid, a caption below each.</summary>
/// <param name="Columns">Pictures in a row; 0 for a grid that is about as wide as high.</param>
/// <param name="Margin">White pixels around each picture.</param>
/// <param name="Title">A line above the grid; none where it is empty.</param>
/// <param name="Paper">The grey between the pictures, 1 for white.</param>
public sealed record ContactSheet(int Columns = 0, int Margin = 8, string Title = "", float Paper = 1)
{
    const int WidthPerTextSize = 128;
    const int GreatestTitle = 2;

    /// <summary>The sheet of these pictures, row by row; a caption too long for its picture loses its middle.</summary>
    public Picture Draw(IReadOnlyList<CaptionedPicture> pictures)
    {
        if (pictures.Count == 0)
            throw new ArgumentException("A contact sheet needs a picture.");
        var columns = Math.Min(pictures.Count, Columns > 0 ? Columns : (int)Math.Ceiling(Math.Sqrt(pictures.Count)));
        var cell = Cell.For(pictures, Margin);
        var rows = (pictures.Count + columns - 1) / columns;
        var width = Math.Max(columns * cell.StepX - Margin, Lettering.Width(Title, 1));
        var titleSize = Lettering.Width(Title, GreatestTitle) <= width ? GreatestTitle : 1;
        var top = Margin + (Title.Length == 0 ? 0 : Lettering.Height * titleSize + Margin);
        var canvas = new Canvas(width + 2 * Margin, top + rows * cell.StepY, 3, Paper);
        Lettering.Draw(canvas, Title, Margin, Margin, titleSize);
        for (var i = 0; i < pictures.Count; i++)
            cell.Draw(canvas, pictures[i], Margin + i % columns * cell.StepX, top + i / columns * cell.StepY);
        return canvas.ToPicture();
    }

    sealed record Cell(int Width, int Height, int TextSize, bool HasText, int Margin)
    {
        int Gap => HasText ? 3 * TextSize : 0;

        int TextHeight => HasText ? Lettering.Height * TextSize : 0;

        public int StepX => Width + Margin;

        public int StepY => Height + Gap + TextHeight + Margin;

        public static Cell For(IReadOnlyList<CaptionedPicture> pictures, int margin)
        {
            var width = pictures.Max(entry => entry.Picture.Width);
            var height = pictures.Max(entry => entry.Picture.Height);
            var hasText = pictures.Any(entry => entry.Caption.Length > 0);
            return new(width, height, Math.Max(1, width / WidthPerTextSize), hasText, margin);
        }

        public void Draw(Canvas canvas, CaptionedPicture entry, int left, int top)
        {
            var picture = entry.Picture.ToColour();
            canvas.Place(picture, left + (Width - picture.Width) / 2, top + (Height - picture.Height) / 2);
            var text = Lettering.Shorten(entry.Caption, Width, TextSize);
            var start = left + (Width - Lettering.Width(text, TextSize)) / 2;
            Lettering.Draw(canvas, text, start, top + Height + Gap, TextSize);
        }
    }
}
