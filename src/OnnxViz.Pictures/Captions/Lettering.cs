namespace OnnxViz.Pictures.Captions;

/// <summary>One line of text on a canvas.</summary>
static class Lettering
{
    public const int Height = Glyphs.Height;
    const int Step = Glyphs.Width + 1;
    const string Gap = "..";
    const float Ink = 0;

    /// <summary>The pixels that a text takes from left to right, each dot of a letter being this size.</summary>
    public static int Width(string text, int size) => Math.Max(0, text.Length * Step - 1) * size;

    /// <summary>The text, or its start and end with two dots between where it is too wide.</summary>
    public static string Shorten(string text, int width, int size)
    {
        var most = (width / size + 1) / Step;
        if (text.Length <= most)
            return text;
        var kept = most - Gap.Length;
        return kept < 2 ? text[..most] : text[..((kept + 1) / 2)] + Gap + text[^(kept / 2)..];
    }

    public static void Draw(Canvas canvas, string text, int left, int top, int size)
    {
        for (var i = 0; i < text.Length; i++)
            Draw(canvas, Glyphs.Find(text[i]), left + i * Step * size, top, size);
    }

    static void Draw(Canvas canvas, bool[,] glyph, int left, int top, int size)
    {
        for (var y = 0; y < Glyphs.Height; y++)
            for (var x = 0; x < Glyphs.Width; x++)
                if (glyph[y, x])
                    canvas.Fill(left + x * size, top + y * size, size, size, Ink);
    }
}
