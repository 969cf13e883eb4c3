namespace OnnxViz.Pictures.Guard;

/// <summary>Why a file cannot be read, in words that follow its name.</summary>
sealed class PictureRefusal : Exception
{
    PictureRefusal(string words, Exception? cause = null) : base(words, cause)
    {
    }

    public static PictureRefusal Damaged(string what, Exception? cause = null) =>
        new($"is damaged or cut short ({what}); fetch it again or use another", cause);

    public static PictureRefusal Unreadable(string what) =>
        new($"is {what}, which cannot be read; convert it to PNG or JPEG");

    public static PictureRefusal Unusual() => new("holds no usual colours; save it as an 8-bit or 16-bit RGB picture");

    public static PictureRefusal Sizeless(long width, long height) =>
        new($"claims {width}x{height} pixels, which no picture here may have; use another");

    public static PictureRefusal TooLarge(long width, long height, long most) =>
        new($"has {width}x{height} pixels; {most} is the most here; shrink it");

    public static PictureRefusal TooMuchMemory(Exception cause) =>
        new("needs more memory than there is; shrink it", cause);

    public static PictureRefusal Stranger() =>
        new("is not a picture that can be read; give a PNG, JPEG, WebP, GIF, TIFF or BMP file");
}
