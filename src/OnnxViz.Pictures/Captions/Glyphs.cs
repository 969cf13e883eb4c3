namespace OnnxViz.Pictures.Captions;

/// <summary>The letters in Glyphs.txt: our own small font, so that captions need no fonts on the machine.</summary>
/// <remarks>Blocks of a line with up to sixteen characters, six columns apart, above nine rows of dots.</remarks>
static class Glyphs
{
    public const int Width = 5;
    public const int Height = 9;
    const int Step = Width + 1;

    static readonly Dictionary<char, bool[,]> All = Load();

    /// <summary>The ink of a character by row and column; of a question mark where there is none.</summary>
    public static bool[,] Find(char letter) => All.TryGetValue(letter, out var glyph) ? glyph : All['?'];

    static Dictionary<char, bool[,]> Load()
    {
        using var stream = typeof(Glyphs).Assembly.GetManifestResourceStream("Glyphs.txt")!;
        using var reader = new StreamReader(stream);
        var glyphs = new Dictionary<char, bool[,]>();
        foreach (var block in reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Chunk(Height + 1))
        {
            for (var start = 0; start < block[1].TrimEnd().Length; start += Step)
            {
                glyphs.Add(block[0][start], Parse(block[1..], start));
            }
        }

        return glyphs;
    }

    static bool[,] Parse(string[] rows, int start)
    {
        var glyph = new bool[Height, Width];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                glyph[y, x] = rows[y][start + x] == '#';
            }
        }

        return glyph;
    }
}
