using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Drawing;

/// <summary>
/// A gradient as a picture: blue for negative, white for zero, red for positive; a pixel shows the channel that is
/// farthest from zero.
/// </summary>
/// <param name="shape">The input's shape.</param>
/// <param name="layout">Where its channels are.</param>
sealed class GradientPicture(Shape shape, InputLayout layout)
{
    const int Smallest = 192;

    int Channels => (int)(IsFirst ? shape[1] : shape[3]);

    int Height => (int)(IsFirst ? shape[2] : shape[1]);

    int Width => (int)(IsFirst ? shape[3] : shape[2]);

    bool IsFirst => layout == InputLayout.ChannelsFirst;

    /// <summary>Writes a tile for each picture of the batch, all on one scale.</summary>
    /// <returns>The magnitude that is shown as full colour.</returns>
    public float Write(string path, float[] gradient)
    {
        var pixels = Farthest(gradient);
        var range = MapRange.Of(pixels).Symmetric();
        Picture[] tiles =
            [.. pixels.Chunk(Width * Height).Select(
                tile => Visible(MapPicture.Draw(tile, Width, range, ColourMap.Diverging)))];
        PictureFile.Write(path, tiles is [var one]
            ? one
            : new ContactSheet().Draw([.. tiles.Select((tile, index) => new CaptionedPicture(tile, $"{index}"))]));
        return range.High;
    }

    float[] Farthest(float[] gradient)
    {
        var plane = Width * Height;
        var farthest = new float[gradient.Length / Channels];
        for (var index = 0; index < gradient.Length; index++)
        {
            var place = IsFirst ? (index / (plane * Channels) * plane) + (index % plane) : index / Channels;
            farthest[place] = Math.Abs(gradient[index]) > Math.Abs(farthest[place]) ? gradient[index] : farthest[place];
        }

        return farthest;
    }

    static Picture Visible(Picture tile) => tile.Repeat(Math.Max(1, Smallest / Math.Max(tile.Width, tile.Height)));
}
