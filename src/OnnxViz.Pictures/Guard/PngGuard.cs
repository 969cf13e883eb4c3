using SixLabors.ImageSharp.Formats.Png;

namespace OnnxViz.Pictures.Guard;

/// <summary>
/// PNG: chunks whole up to IEND, and as much data in them as the header demands; what follows IEND is left alone.
/// </summary>
static class PngGuard
{
    static ReadOnlySpan<byte> Signature =>
        [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    public static GuardedPicture Admit(byte[] file)
    {
        if (!file.AsSpan().StartsWith(Signature))
        {
            throw PictureRefusal.Damaged("a PNG file with a broken beginning");
        }

        var chunks = Chunks(file);
        if (chunks[0].Type != PngChunk.Header || chunks.TrueForAll(chunk => chunk.Type != PngChunk.Data))
        {
            throw PictureRefusal.Damaged("a PNG file without a picture");
        }

        var header = PngHeader.Read(file.AsSpan(chunks[0].Content));
        if (header.HasPalette && chunks.TrueForAll(chunk => chunk.Type != PngChunk.Palette))
        {
            throw PictureRefusal.Damaged("a PNG file without its palette");
        }

        return new(new PngDecoder { IgnoreMetadata = true }, Plain(file, chunks, header))
        {
            IsGray = header.IsGray,
            IsDeep = header.Bits == 16,
            Orientation = chunks.Find(chunk => chunk.Type == PngChunk.Exif) is { Length: > 0 } exif
                ? Exif.Orientation(file.AsSpan(exif.Content))
                : 1,
        };
    }

    static List<PngChunk> Chunks(ReadOnlySpan<byte> file)
    {
        var chunks = new List<PngChunk>();
        for (
            var at = Signature.Length;
            chunks is [] || chunks[^1].Type != PngChunk.End;
            at = chunks[^1].Whole.End.Value)
        {
            chunks.Add(PngChunk.Read(file, at));
        }

        return chunks;
    }

    /// <summary>
    /// The same picture in the fewest chunks, row after row: the decoder does not end on all interlaced ones.
    /// </summary>
    static byte[] Plain(byte[] file, List<PngChunk> chunks, PngHeader header)
    {
        var data = chunks.Where(chunk => chunk.Type == PngChunk.Data);
        using var packed = new MemoryStream();
        foreach (var chunk in data)
        {
            packed.Write(file.AsSpan(chunk.Content));
        }

        packed.Position = 0;
        var compressed = header.IsInterlaced ? Adam7.Straighten(header, packed) : Checked(header, packed);
        var plain = file.AsSpan(chunks[0].Content).ToArray();
        plain[PngHeader.InterlaceAt] = 0;
        var kept = chunks.Where(chunk => chunk.Type is PngChunk.Palette or PngChunk.Transparency)
            .SelectMany(chunk => file[chunk.Whole]);
        return
        [
            .. Signature, .. PngChunk.Write(PngChunk.Header, plain), .. kept,
            .. PngChunk.Write(PngChunk.Data, compressed), .. PngChunk.Write(PngChunk.End, []),
        ];
    }

    static byte[] Checked(PngHeader header, MemoryStream packed)
    {
        using var rows = new PngRows(packed);
        var row = new byte[header.RowLength(header.Width)];
        for (var y = 0; y < header.Height; y++)
        {
            rows.Read(row);
        }

        return packed.ToArray();
    }
}
