using OnnxViz.Pictures;

namespace OnnxViz.Ascent;

/// <summary>
/// A picture as a climb leaves it, and what is made of it: planes of colour, and one of opacity at times.
/// </summary>
/// <param name="planes">All planes.</param>
/// <param name="hasOpacity">Whether the last one is an opacity.</param>
sealed class DrawnPlanes(Picture planes, bool hasOpacity)
{
    const float Grey = 0.5f;

    /// <summary>What is scored before rounding: the colours, over mid-grey where they do not cover it.</summary>
    public Picture Drawn { get; } = hasOpacity ? OverGrey(planes) : planes;

    /// <summary>The same as it is saved, with 8 bits.</summary>
    public Picture Saved => Transparent?.OverGrey() ?? Rounded(planes);

    /// <summary>The picture with its opacity; null where it has none.</summary>
    public TransparentPicture? Transparent { get; } = hasOpacity
        ? new(Rounded(Part(planes, 0, planes.Channels - 1)), Rounded(Part(planes, planes.Channels - 1, 1)))
        : null;

    static Picture Part(Picture planes, int first, int count)
    {
        var area = planes.Width * planes.Height;
        return new(planes.Width, planes.Height, count, planes.Pixels[(first * area)..((first + count) * area)]);
    }

    static Picture OverGrey(Picture planes)
    {
        var (area, colours) = (planes.Width * planes.Height, planes.Channels - 1);
        var opacity = planes.Plane(colours).ToArray();
        return new(planes.Width, planes.Height, colours, [.. planes.Pixels.Take(colours * area).Select(
            (pixel, index) => Grey + ((pixel - Grey) * opacity[index % area]))]);
    }

    static Picture Rounded(Picture picture) =>
        Picture.FromBytes(picture.Width, picture.Height, picture.Channels, picture.ToBytes());
}
