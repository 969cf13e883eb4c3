namespace OnnxViz.Pictures.Guard;

/// <summary>The numbers in the first directory of a TIFF file, or of EXIF data, which have the same form.</summary>
sealed class TiffDirectory
{
    const int HeaderLength = 8;
    const int EntryLength = 12;

    readonly Dictionary<int, uint[]> _numbers = [];

    /// <summary>Where the place of the next directory is written.</summary>
    public long NextAt { get; private init; }

    /// <summary>Where the last byte ends that an entry lays claim to.</summary>
    public long End { get; private set; }

    /// <summary>How the picture is turned, 1 to 8; anything else counts as upright.</summary>
    public int Orientation => One(TiffTag.Orientation, 1) is >= 1 and <= 8 and var turned ? (int)turned : 1;

    public static TiffDirectory First(ReadOnlySpan<byte> data)
    {
        var isBigEndian = IsBigEndian(data);
        var reader = new FileReader(data, isBigEndian);
        var start = (long)reader.Int(4);
        if (start < HeaderLength)
        {
            throw PictureRefusal.Damaged("a TIFF file without a directory");
        }

        var count = reader.Short(start);
        var directory = new TiffDirectory { NextAt = start + 2 + (long)count * EntryLength };
        for (var i = 0; i < count; i++)
        {
            directory.Add(reader, start + 2 + (long)i * EntryLength);
        }

        return directory;
    }

    public static bool IsBigEndian(ReadOnlySpan<byte> data) => data.StartsWith("MM"u8);

    /// <summary>The numbers under a tag, none where there is no such tag.</summary>
    public uint[] All(TiffTag tag) => _numbers.GetValueOrDefault((int)tag, []);

    /// <summary>The first number under a tag.</summary>
    public long One(TiffTag tag, long otherwise) => All(tag) is [var number, ..] ? number : otherwise;

    void Add(FileReader reader, long at)
    {
        var (tag, size, count) = (reader.Short(at), SizeOf(reader.Short(at + 2)), reader.Int(at + 4));
        var length = size * (long)count;
        var start = length <= 4 ? at + 8 : reader.Int(at + 8);
        End = Math.Max(End, start + length);
        if (size == 0 || !Enum.IsDefined((TiffTag)tag) || _numbers.ContainsKey(tag))
        {
            return;
        }

        var data = reader.Of(reader.Slice(start, length));
        var numbers = new uint[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = size switch { 1 => data.Byte(i), 2 => data.Short(2 * i), _ => data.Int(size * (long)i) };
        }

        _numbers.Add(tag, numbers);
    }

    /// <summary>The bytes of a number of a type, as TIFF numbers them; what has no known type is passed over.</summary>
    static int SizeOf(int type) => type switch
    {
        1 or 2 or 6 or 7 => 1,
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 => 8,
        _ => 0,
    };
}
