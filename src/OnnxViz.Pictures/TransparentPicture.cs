using OnnxViz.Pictures.Codecs;

namespace OnnxViz.Pictures;

/// <summary>Colours and how much of them covers what lies behind.</summary>
/// <param name="Colours">One plane of brightness, or three in sRGB.</param>
/// <param name="Opacity">One plane of the same size: 0 lets everything through, 1 nothing.</param>
public sealed record TransparentPicture(Picture Colours, Picture Opacity)
{
    /// <summary>The picture over mid-grey, as it is read back from a file with 8 bits.</summary>
    public Picture OverGrey()
    {
        var (colours, opacity) = (Colours.ToBytes(), Opacity.ToBytes());
        var (channels, area) = (Colours.Channels, Colours.Width * Colours.Height);
        var pixels = new float[colours.Length];
        for (var index = 0; index < colours.Length; index++)
        {
            pixels[(index % channels * area) + (index / channels)] =
                PicturePlanes.Over(colours[index], opacity[index / channels]);
        }

        return new(Colours.Width, Colours.Height, channels, pixels);
    }

    /// <summary>8-bit samples: red, green, blue and opacity side by side.</summary>
    internal byte[] ToBytes()
    {
        var (colours, opacity) = (Colours.ToColour().ToBytes(), Opacity.ToBytes());
        var bytes = new byte[4 * opacity.Length];
        for (var pixel = 0; pixel < opacity.Length; pixel++)
        {
            colours.AsSpan(3 * pixel, 3).CopyTo(bytes.AsSpan(4 * pixel));
            bytes[(4 * pixel) + 3] = opacity[pixel];
        }

        return bytes;
    }
}
