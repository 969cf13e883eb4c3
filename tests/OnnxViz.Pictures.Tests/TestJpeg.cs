namespace OnnxViz.Pictures.Tests;

/// <summary>
/// JPEG files put together bit by bit, each block in one colour, so that kinds are read that nothing here writes.
/// </summary>
static class TestJpeg
{
    const int Side = 8;
    const int CategoryBits = 4;

    /// <summary>The colour of the block at a column and a row of blocks, a byte for each component.</summary>
    public delegate byte[] Blocks(int column, int row);

    public static Blocks Ycc(Picture picture) => (column, row) => Ycc(Colour(picture, column, row));

    /// <summary>Ink as Adobe writes it, 255 for none: black takes what all colours lack.</summary>
    public static Blocks Cmyk(Picture picture) => (column, row) => Ink(Colour(picture, column, row));

    /// <summary>The same ink as brightness and hues of what it leaves, which is how Adobe packs it closer.</summary>
    public static Blocks Ycck(Picture picture) => (column, row) =>
        Ink(Colour(picture, column, row)) is [var c, var m, var y, var k]
            ? [.. Ycc([255 - c, 255 - m, 255 - y]), k]
            : [];

    /// <summary>A file of blocks.</summary>
    public static byte[] Make(int width, int height, Blocks blocks, bool isProgressive = false, byte? adobe = null)
    {
        var components = blocks(0, 0).Length;
        byte[] size = [(byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width];
        byte[] frame = [8, .. size, (byte)components, .. Each(components, i => [i, 0x11, 0])];
        byte[] lengths = [0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        byte[] means = [0x00, .. lengths, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
        byte[] rest = [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        byte[] scan = [(byte)components, .. Each(components, i => [i, 0]), 0, (byte)(isProgressive ? 0 : 63), 0];
        return
        [
            0xFF, 0xD8,
            .. adobe is { } transform ? Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, transform]) : [],
            .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, Side * Side)]),
            .. Segment((byte)(isProgressive ? 0xC2 : 0xC0), frame),
            .. Segment(0xC4, [.. means, .. rest]),
            .. Segment(0xDA, scan),
            .. Data((width + Side - 1) / Side, (height + Side - 1) / Side, blocks, isProgressive),
            0xFF, 0xD9,
        ];
    }

    static byte[] Each(int components, Func<byte, byte[]> bytes) =>
        [.. Enumerable.Range(1, components).SelectMany(i => bytes((byte)i))];

    static byte[] Segment(byte marker, byte[] data) =>
        [0xFF, marker, (byte)(data.Length + 2 >> 8), (byte)(data.Length + 2), .. data];

    static IEnumerable<byte> Data(int columns, int rows, Blocks blocks, bool isProgressive)
    {
        var (bits, before) = (new List<bool>(), new int[4]);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                foreach (var (level, i) in blocks(column, row).Select((level, i) => (level, i)))
                {
                    var mean = Side * (level - 128);
                    AddDifference(bits, mean - before[i]);
                    before[i] = mean;
                    if (!isProgressive)
                    {
                        bits.Add(false);
                    }
                }
            }
        }

        bits.AddRange(Enumerable.Repeat(true, -bits.Count & 7));
        return bits.Chunk(8).Select(chunk => chunk.Aggregate(0, (value, bit) => value << 1 | (bit ? 1 : 0)))
            .SelectMany(value => value == 0xFF ? new byte[] { 0xFF, 0 } : [(byte)value]);
    }

    static void AddDifference(List<bool> bits, int difference)
    {
        var category = difference == 0 ? 0 : (int)Math.Log2(Math.Abs(difference)) + 1;
        Add(bits, category, CategoryBits);
        Add(bits, difference < 0 ? difference + (1 << category) - 1 : difference, category);
    }

    static void Add(List<bool> bits, int number, int count)
    {
        for (var bit = count - 1; bit >= 0; bit--)
        {
            bits.Add((number >> bit & 1) == 1);
        }
    }

    static double[] Colour(Picture picture, int column, int row) =>
        [.. Enumerable.Range(0, 3).Select(channel => Mean(picture, channel, column, row))];

    static double Mean(Picture picture, int channel, int column, int row) =>
        (from y in Enumerable.Range(row * Side, Side)
         from x in Enumerable.Range(column * Side, Side)
         where x < picture.Width && y < picture.Height
         select 255.0 * picture[channel, y, x]).Average();

    static byte[] Ink(double[] colour)
    {
        var most = Math.Max(colour.Max(), 1);
        return [.. colour.Select(level => Level(255 * level / most)), Level(most)];
    }

    static byte[] Ycc(double[] colour)
    {
        var (red, green, blue) = (colour[0], colour[1], colour[2]);
        var brightness = 0.299 * red + 0.587 * green + 0.114 * blue;
        return [Level(brightness), Level(128 + (blue - brightness) / 1.772), Level(128 + (red - brightness) / 1.402)];
    }

    static byte Level(double level) => (byte)Math.Clamp(Math.Round(level), 0, 255);
}
