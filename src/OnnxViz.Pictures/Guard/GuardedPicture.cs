using SixLabors.ImageSharp.Formats;

namespace OnnxViz.Pictures.Guard;

/// <summary>A file that a guard has let pass.</summary>
/// <param name="Decoder">What reads it.</param>
/// <param name="File">Its bytes, or those of a plainer file with the same picture.</param>
sealed record GuardedPicture(IImageDecoder Decoder, byte[] File)
{
    /// <summary>Whether one plane says it all.</summary>
    public bool IsGray { get; init; }

    /// <summary>Whether samples have 16 bits.</summary>
    public bool IsDeep { get; init; }

    /// <summary>Whether what looks like transparency is none.</summary>
    public bool IsOpaque { get; init; }

    /// <summary>How the camera was held, as EXIF numbers it.</summary>
    public int Orientation { get; init; } = 1;
}
