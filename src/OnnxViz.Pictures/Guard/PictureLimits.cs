namespace OnnxViz.Pictures.Guard;

/// <summary>How large pictures may be, which is asked before anything is inflated.</summary>
static class PictureLimits
{
    const long MostPixels = 250_000_000;

    /// <remarks>The samples as decoded, what decoding needs beside them, and three planes of floats.</remarks>
    const int BytesPerPixel = 24;

    const int DecodedBytesPerPixel = 8;

    /// <summary>
    /// The most pixels of a picture: what the memory of this process has room for, and never more than
    /// <see cref="MostPixels"/>.
    /// </summary>
    public static long Pixels { get; } = Math.Min(
        MostPixels, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / BytesPerPixel);

    /// <summary>The most that a decoder may take for one buffer.</summary>
    public static int AllocationMegabytes { get; } = (int)(Pixels * DecodedBytesPerPixel / 1_000_000) + 1;

    /// <summary>Refuses sizes that no picture has and sizes that there is no room for.</summary>
    public static void Require(long width, long height)
    {
        if (width is < 1 or > int.MaxValue || height is < 1 or > int.MaxValue || width * height < 1)
        {
            throw PictureRefusal.Sizeless(width, height);
        }

        if (width * height > Pixels)
        {
            throw PictureRefusal.TooLarge(width, height, Pixels);
        }
    }
}
