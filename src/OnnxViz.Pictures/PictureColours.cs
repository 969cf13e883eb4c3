namespace OnnxViz.Pictures;

/// <summary>Grey from colour, colour from grey, and something to look at from any number of planes.</summary>
public static class PictureColours
{
    /// <summary>The brightness as others compute it on encoded values: 0.299 red + 0.587 green + 0.114 blue.</summary>
    public static Picture ToGray(this Picture picture)
    {
        if (picture.Channels == 1)
        {
            return picture;
        }

        Require(picture, 3);
        var red = picture.Plane(0);
        var green = picture.Plane(1);
        var blue = picture.Plane(2);
        var gray = new float[red.Length];
        for (var i = 0; i < gray.Length; i++)
        {
            gray[i] = 0.299f * red[i] + 0.587f * green[i] + 0.114f * blue[i];
        }

        return new(picture.Width, picture.Height, 1, gray);
    }

    /// <summary>Three equal planes from one; a colour picture stays as it is.</summary>
    public static Picture ToColour(this Picture picture)
    {
        if (picture.Channels == 3)
        {
            return picture;
        }

        Require(picture, 1);
        return new(picture.Width, picture.Height, 3, [.. picture.Pixels, .. picture.Pixels, .. picture.Pixels]);
    }

    /// <summary>
    /// The picture where it is grey or in colour; else its planes side by side in grey, each with its number.
    /// </summary>
    public static Picture ToVisible(this Picture picture) => picture.Channels is 1 or 3
        ? picture
        : new ContactSheet().Draw([.. Enumerable.Range(0, picture.Channels).Select(channel =>
            new CaptionedPicture(
                new(picture.Width, picture.Height, 1, picture.Plane(channel).ToArray()), $"{channel}"))]);

    static void Require(Picture picture, int channels)
    {
        if (picture.Channels != channels)
        {
            throw new ArgumentException($"A picture with {picture.Channels} channels is neither grey nor colour.");
        }
    }
}
