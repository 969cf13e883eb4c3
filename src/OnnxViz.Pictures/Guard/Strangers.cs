namespace OnnxViz.Pictures.Guard;

/// <summary>
/// Pictures in containers that nothing here reads, so that they are called by their names and not damaged.
/// </summary>
static class Strangers
{
    const int BrandsWithin = 64;

    static readonly (byte[] Start, string Name)[] Known =
    [
        ([0xFF, 0x0A], "a JPEG XL picture"),
        ([0, 0, 0, 12, .. "JXL "u8], "a JPEG XL picture"),
        ([0, 0, 0, 12, .. "jP  "u8], "a JPEG 2000 picture"),
        ([.. "8BPS"u8], "a Photoshop file"),
        ([.. "%PDF"u8], "a PDF file"),
        ([.. "<svg"u8], "an SVG drawing"),
        ([.. "II+\0"u8], "a BigTIFF file"),
        ([.. "MM\0+"u8], "a BigTIFF file"),
    ];

    /// <summary>What to say of a file that is none of the containers that are read.</summary>
    public static PictureRefusal Refuse(ReadOnlySpan<byte> file)
    {
        if (file.Length >= 12 && file[4..8].SequenceEqual("ftyp"u8))
        {
            return PictureRefusal.Unreadable(Media(file[8..Math.Min(file.Length, BrandsWithin)]));
        }

        foreach (var (start, name) in Known)
        {
            if (file.StartsWith(start))
            {
                return PictureRefusal.Unreadable(name);
            }
        }

        return PictureRefusal.Stranger();
    }

    /// <remarks>A file tells what it is by brands; those of HEVC begin with he, and AVIF has its own.</remarks>
    static string Media(ReadOnlySpan<byte> brands) =>
        brands.IndexOf("avi"u8) >= 0 ? "an AVIF picture (AV1)"
        : brands.IndexOf("hei"u8) >= 0 || brands.IndexOf("hev"u8) >= 0 ? "an HEIC picture (HEVC)"
        : brands.IndexOf("mif1"u8) >= 0 ? "an HEIF picture"
        : "a film or another file of that kind";
}
