using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>Brings pictures to the size and the number of planes that a network takes.</summary>
sealed class PictureResizer(PictureInput input, int height, int width, ResizeMode mode)
{
    readonly int _channels = (int)input.Channels;

    public int Height => height;

    public int Width => width;

    /// <summary>One for the network's own size; where that is open, for that of a picture.</summary>
    public static PictureResizer For(PictureInput input, PictureEntry entry, Picture picture, ResizeMode mode)
    {
        var (height, width) = entry.IsTensor ? SizeOf(input, picture) : (picture.Height, picture.Width);
        return new(input, (int)(input.Height ?? height), (int)(input.Width ?? width), mode);
    }

    /// <summary>The height and width of the network's input, as an array holds it.</summary>
    public static (int Height, int Width) SizeOf(PictureInput input, Picture array) =>
        input.Layout == InputLayout.ChannelsFirst ? (array.Height, array.Width) : (array.Channels, array.Height);

    /// <summary>
    /// Colour becomes grey or grey colour where needed; then the size. The network's input itself has to be what it
    /// takes.
    /// </summary>
    /// <exception cref="OnnxVizException">The planes cannot be brought to that number, or an array has another
    /// shape.</exception>
    public Picture Fit(PictureEntry entry, Picture picture) =>
        entry.IsTensor ? Planes(picture) : Fit(picture);

    /// <summary>The same for a picture that comes from no list.</summary>
    /// <exception cref="OnnxVizException">The planes cannot be brought to that number.</exception>
    public Picture Fit(Picture picture) => WithChannels(picture).Resize(width, height, mode);

    Picture WithChannels(Picture picture) => (picture.Channels, _channels) switch
    {
        var (found, wanted) when found == wanted => picture,
        (1, 3) => picture.ToColour(),
        (3, 1) => picture.ToGray(),
        _ => throw new OnnxVizException($"the picture has {picture.Channels} planes, the network takes {_channels}: "
            + $"give [N, {_channels}, H, W] as .npy"),
    };

    /// <summary>An array's numbers by channel, row and column, whatever order the network has.</summary>
    Picture Planes(Picture array)
    {
        var wanted = input.ShapeOf(1, height, width).Skip(1).ToArray();
        long[] found = [array.Channels, array.Height, array.Width];
        if (!found.SequenceEqual(wanted))
        {
            throw new OnnxVizException(
                $"the array is [N, {string.Join(", ", found)}], the network takes [N, {string.Join(", ", wanted)}]: "
                + "as its own input it has to be of that shape");
        }

        if (input.Layout == InputLayout.ChannelsFirst)
        {
            return array;
        }

        var planes = new float[array.Pixels.Length];
        for (var place = 0; place < planes.Length; place++)
        {
            planes[(place % _channels * height * width) + (place / _channels)] = array.Pixels[place];
        }

        return new(width, height, _channels, planes);
    }
}
