namespace OnnxViz.Pictures.Codecs;

/// <summary>Pictures that were taken with the camera held otherwise.</summary>
static class Turning
{
    /// <summary>The picture put upright.</summary>
    /// <param name="picture">The picture as it is stored.</param>
    /// <param name="orientation">How the camera was held, 1 to 8 as EXIF numbers it.</param>
    public static Picture Upright(this Picture picture, int orientation)
    {
        if (orientation == 1)
        {
            return picture;
        }

        var isSideways = orientation > 4;
        var (width, height) = isSideways ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var (flipsX, flipsY) = (orientation is 2 or 3 or 7 or 8, orientation is 3 or 4 or 6 or 7);
        var pixels = GC.AllocateUninitializedArray<float>(picture.Pixels.Length);
        var at = 0;
        for (var channel = 0; channel < picture.Channels; channel++)
        {
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                {
                    var (column, row) = isSideways ? (y, x) : (x, y);
                    pixels[at++] = picture[
                        channel,
                        flipsY ? picture.Height - 1 - row : row,
                        flipsX ? picture.Width - 1 - column : column];
                }
            }
        }

        return new(width, height, picture.Channels, pixels);
    }
}
