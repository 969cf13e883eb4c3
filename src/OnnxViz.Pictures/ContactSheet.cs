using OnnxViz.Graph;
using OnnxViz.Pictures.Captions;

namespace OnnxViz.Pictures;

/// <summary>Many pictures as one: a grid, a caption below each.</summary>
/// <param name="Columns">Pictures in a row; 0 for a grid that is about as wide as high.</param>
/// <param name="Margin">White pixels around each picture.</param>
/// <param name="Title">Lines above the grid; none where it is empty.</param>
/// <param name="Paper">The grey between the pictures, 1 for white.</param>
/// <param name="Note">Lines below the grid that say how to read it; none where it is empty.</param>
public sealed record ContactSheet(int Columns = 0, int Margin = 8, string Title = "", float Paper = 1, string Note = "")
{
    /// <summary>A larger sheet is refused.</summary>
    public const long MostPixels = 1 << 27;

    const int WidthPerTextSize = 128;
    const int GreatestTitle = 2;
    const int MostLines = 3;
    const int MostTitleLines = 8;
    const int LineGap = 3;
    const int NarrowestText = 300;

    /// <summary>
    /// The sheet of these pictures, row by row. Captions are broken into lines, and cells are as wide as the longest
    /// number.
    /// </summary>
    /// <exception cref="OnnxVizException">The sheet would be too large.</exception>
    public Picture Draw(IReadOnlyList<CaptionedPicture> pictures)
    {
        if (pictures.Count == 0)
        {
            throw new ArgumentException("A contact sheet needs a picture.");
        }

        var columns = Math.Min(pictures.Count, Columns > 0 ? Columns : (int)Math.Ceiling(Math.Sqrt(pictures.Count)));
        var cell = Cell.For(pictures, Margin);
        var rows = (pictures.Count + columns - 1) / columns;
        var grid = columns * cell.StepX - Margin;
        var titleSize = Lettering.Width(Title, GreatestTitle) <= grid ? GreatestTitle : 1;
        var (title, note) = (Lines(Title, grid, titleSize), Lines(Note, grid, 1));
        var width = title.Concat(note).Select(line => Lettering.Width(line, 1)).Append(grid).Max();
        var top = Margin + Height(title, titleSize);
        var size = (Width: width + 2 * Margin, Height: (long)top + (long)rows * cell.StepY + Height(note, 1));
        if (size.Width * size.Height > MostPixels)
        {
            throw new OnnxVizException(
                $"a sheet of {pictures.Count:#,0} pictures would have {size.Width:#,0}x{size.Height:#,0} "
                + "pixels: choose fewer of them");
        }

        var canvas = new Canvas(size.Width, (int)size.Height, 3, Paper);
        Write(canvas, title, Margin, titleSize);
        for (var i = 0; i < pictures.Count; i++)
        {
            cell.Draw(canvas, pictures[i], Margin + i % columns * cell.StepX, top + i / columns * cell.StepY);
        }

        Write(canvas, note, top + rows * cell.StepY, 1);
        return canvas.ToPicture();
    }

    static IReadOnlyList<string> Lines(string text, int grid, int size) =>
        Lettering.Wrap(text, Math.Max(grid, NarrowestText), size, MostTitleLines);

    int Height(IReadOnlyList<string> lines, int size) =>
        lines.Count == 0 ? 0 : lines.Count * (Lettering.Height * size + LineGap) - LineGap + Margin;

    void Write(Canvas canvas, IReadOnlyList<string> lines, int top, int size)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            Lettering.Draw(canvas, lines[i], Margin, top + i * (Lettering.Height * size + LineGap), size);
        }
    }

    sealed record Cell(int Width, int Height, int TextSize, int Lines, int Margin)
    {
        int Gap => Lines > 0 ? LineGap * TextSize : 0;

        int LineHeight => (Lettering.Height + 2) * TextSize;

        int TextHeight => Lines > 0 ? Lines * LineHeight - 2 * TextSize : 0;

        public int StepX => Width + Margin;

        public int StepY => Height + Gap + TextHeight + Margin;

        public static Cell For(IReadOnlyList<CaptionedPicture> pictures, int margin)
        {
            var height = pictures.Max(entry => entry.Picture.Height);
            var size = Math.Max(1, pictures.Min(entry => entry.Picture.Width) / WidthPerTextSize);
            var width = pictures.Max(entry => Math.Max(entry.Picture.Width, WidestNumber(entry.Caption, size)));
            return new(width, height, size, pictures.Max(entry => Wrapped(entry.Caption, width, size).Count), margin);
        }

        public void Draw(Canvas canvas, CaptionedPicture entry, int left, int top)
        {
            var picture = entry.Picture.ToColour();
            canvas.Place(picture, left + (Width - picture.Width) / 2, top + (Height - picture.Height) / 2);
            foreach (var (line, text) in Wrapped(entry.Caption, Width, TextSize).Index())
            {
                var start = left + (Width - Lettering.Width(text, TextSize)) / 2;
                Lettering.Draw(canvas, text, start, top + Height + Gap + line * LineHeight, TextSize);
            }
        }

        static IReadOnlyList<string> Wrapped(string caption, int width, int size) =>
            Lettering.Wrap(caption, width, size, MostLines);

        static int WidestNumber(string caption, int size) =>
            caption.Split(' ').Where(word => word.Any(char.IsAsciiDigit) && word.All(IsOfNumber))
                .Select(word => Lettering.Width(word, size)).Append(0).Max();

        static bool IsOfNumber(char letter) => char.IsAsciiDigit(letter) || letter is '.' or '-' or '+' or 'E' or ':';
    }
}
