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
        {
            return text;
        }

        var kept = most - Gap.Length;
        return kept < 2 ? text[..most] : text[..((kept + 1) / 2)] + Gap + text[^(kept / 2)..];
    }

    /// <summary>
    /// The text in lines of this width, broken between words, or where a word is too long behind one of its separators;
    /// only where that makes too many lines, the middle of the text is lost.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string text, int width, int size, int most)
    {
        var letters = Math.Max(1, (width / size + 1) / Step);
        var lines = new List<string>();
        foreach (var (piece, isNew) in text
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, letters)))
        {
            var gap = isNew ? " " : "";
            if (lines.Count > 0 && lines[^1].Length + gap.Length + piece.Length <= letters)
            {
                lines[^1] += gap + piece;
            }
            else
            {
                lines.Add(piece);
            }
        }
        return lines.Count <= most
            ? lines
            : [.. Shorten(text, letters * most * Step * size, size)
                .Chunk(letters).Select(line => new string(line)).Take(most)];
    }

    /// <summary>A word in pieces of at most so many letters, and whether each begins a word.</summary>
    static IEnumerable<(string Piece, bool IsNew)> Pieces(string word, int letters)
    {
        for (var start = 0; start < word.Length;)
        {
            var rest = word.AsSpan(start);
            var end = rest.Length <= letters ? rest.Length : rest[..letters].LastIndexOfAny("/_.:-") + 1;
            end = end > 0 ? end : letters;
            yield return (rest[..end].ToString(), start == 0);
            start += end;
        }
    }

    public static void Draw(Canvas canvas, string text, int left, int top, int size)
    {
        for (var i = 0; i < text.Length; i++)
        {
            Draw(canvas, Glyphs.Find(text[i]), left + i * Step * size, top, size);
        }
    }

    static void Draw(Canvas canvas, bool[,] glyph, int left, int top, int size)
    {
        for (var y = 0; y < Glyphs.Height; y++)
        {
            for (var x = 0; x < Glyphs.Width; x++)
            {
                if (glyph[y, x])
                {
                    canvas.Fill(left + x * size, top + y * size, size, size, Ink);
                }
            }
        }
    }
}
