using OnnxViz.Graph;
using OnnxViz.Pictures.Guard;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace OnnxViz.Pictures.Codecs;

/// <summary>Pictures from the bytes of a picture file, which a guard has looked at before.</summary>
static class PictureDecoder
{
    /// <summary>The first picture in the file, upright, sRGB or grey, with nothing transparent left.</summary>
    public static Picture Decode(string path, byte[] file)
    {
        try
        {
            var guarded = PictureGuard.Admit(file);
            return Guarded(guarded).Upright(guarded.Orientation);
        }
        catch (Exception failure)
        {
            var refusal = Refusal(failure);
            throw new OnnxVizException($"'{path}' {refusal.Message}.", refusal);
        }
    }

    /// <remarks>
    /// A decoder that meets what it did not expect may throw anything; each of them means that the file is at fault.
    /// </remarks>
    static PictureRefusal Refusal(Exception failure) => failure switch
    {
        PictureRefusal refusal => refusal,
        InvalidMemoryOperationException or OutOfMemoryException => PictureRefusal.TooMuchMemory(failure),
        NotSupportedException => PictureRefusal.Unreadable($"a picture of an unusual kind ({Reason(failure)})"),
        _ => PictureRefusal.Damaged(Reason(failure), failure),
    };

    static string Reason(Exception failure) => failure.Message.ReplaceLineEndings(" ").TrimEnd('.');

    static Picture Guarded(GuardedPicture guarded)
    {
        if (guarded.IsDeep)
        {
            using var deep = Image.Load<Rgba64>(Imaging.Configuration, guarded.File, guarded.Decoder);
            return PicturePlanes.Of(deep, guarded.IsGray);
        }
        using var image = Image.Load<Rgba32>(Imaging.Configuration, guarded.File, guarded.Decoder);
        return PicturePlanes.Of(image, guarded.IsGray, guarded.IsOpaque);
    }
}
