namespace OnnxViz.Pictures.Guard;

/// <summary>Reads what holds a picture together before a decoder sees a byte of it.</summary>
/// <remarks>
/// The decoders load files that are cut short without an error, and some harmed files keep them busy for ever.
/// </remarks>
static class PictureGuard
{
    /// <summary>The file, ready for its decoder.</summary>
    /// <exception cref="PictureRefusal">It is damaged, too large, or nothing that can be read.</exception>
    public static GuardedPicture Admit(byte[] file) => file switch
    {
        [0xFF, 0xD8, ..] => JpegGuard.Admit(file),
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PngGuard.Admit(file),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => GifGuard.Admit(file),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] =>
            WebpGuard.Admit(file),
        [(byte)'B', (byte)'M', ..] => BmpGuard.Admit(file),
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => TiffGuard.Admit(file),
        _ => throw Strangers.Refuse(file),
    };
}
