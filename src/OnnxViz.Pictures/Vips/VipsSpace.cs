namespace OnnxViz.Pictures.Vips;

/// <summary>Meanings of samples, numbered as libvips numbers them.</summary>
static class VipsSpace
{
    public const int Gray = 1;
    public const int Rgb = 17;
    public const int Srgb = 22;
    public const int Rgb16 = 25;
    public const int Gray16 = 26;

    const int Xyz = 12;
    const int Lab = 13;
    const int Cmyk = 15;
    const int PackedLab = 16;
    const int Lch = 19;
    const int ShortLab = 21;
    const int Linear = 28;

    /// <summary>Whether samples of this meaning are colours, whatever kind of number they are.</summary>
    public static bool IsConvertible(int space) =>
        space is Xyz or Lab or Cmyk or PackedLab or Lch or ShortLab or Linear;
}
