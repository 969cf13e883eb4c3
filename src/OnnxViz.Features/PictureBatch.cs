using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>All pictures of a list together.</summary>
public static class PictureBatch
{
    /// <summary>
    /// The pictures, brought to the network's planes and size; where it leaves the size open, to that of the first
    /// picture.
    /// </summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="input">The network's input.</param>
    /// <param name="mode">How pictures of another shape are brought to the size.</param>
    /// <returns>[N, C, H, W]: in [0, 1], or the network's input itself where the list holds that.</returns>
    /// <exception cref="OnnxVizException">A picture cannot be used.</exception>
    public static Tensor Of(PictureList pictures, PictureInput input, ResizeMode mode = ResizeMode.Crop)
    {
        var planes = new List<float>();
        PictureResizer? resizer = null;
        foreach (var entry in pictures)
        {
            PictureFault.Guard(entry.File, () =>
            {
                var picture = entry.Read();
                resizer ??= PictureResizer.For(input, entry, picture, mode);
                planes.AddRange(resizer.Fit(entry, picture).Pixels);
                return true;
            });
        }

        return resizer is not null
            ? Tensor.Of([.. planes], [pictures.Count, input.Channels, resizer.Height, resizer.Width])
            : throw new OnnxVizException("there are no pictures in it: name a file that holds some");
    }
}
