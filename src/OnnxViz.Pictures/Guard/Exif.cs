namespace OnnxViz.Pictures.Guard;

/// <summary>The one thing that counts of what a camera wrote.</summary>
static class Exif
{
    /// <summary>
    /// How the camera was held, 1 to 8; 1 where the data do not say it, or not in a way that can be read.
    /// </summary>
    public static int Orientation(ReadOnlySpan<byte> data)
    {
        try
        {
            return TiffDirectory.First(data).Orientation;
        }
        catch (PictureRefusal)
        {
            return 1;
        }
    }
}
