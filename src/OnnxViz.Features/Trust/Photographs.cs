using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>Real pictures that drawn ones are held against, all of one size.</summary>
public sealed class Photographs
{
    /// <summary>The most that are kept in memory.</summary>
    public const int Most = 2000;

    /// <summary>Where there are fewer, parts of them count as pictures, too.</summary>
    public const int Enough = 150;

    const int PartsAlong = 3;

    Photographs(IReadOnlyList<Picture> whole, IReadOnlyList<Picture> parts) => (Whole, WithParts) = (whole, parts);

    /// <summary>The photographs.</summary>
    public IReadOnlyList<Picture> Whole { get; }

    /// <summary>The photographs, and where these are few also nine squares of each, half as high as its shorter side
    /// and brought to the same size.</summary>
    public IReadOnlyList<Picture> WithParts { get; }

    /// <summary>Reads photographs.</summary>
    /// <param name="pictures">Where they are.</param>
    /// <param name="input">The network's input, which says how many planes there are to be.</param>
    /// <param name="height">The height that they are brought to, in pixels.</param>
    /// <param name="width">The width that they are brought to, in pixels.</param>
    /// <exception cref="OnnxVizException">One cannot be read, or there are too many.</exception>
    public static Photographs Read(PictureList pictures, PictureInput input, int height, int width)
    {
        if (pictures.Count > Most)
        {
            throw new OnnxVizException(
                $"there are {pictures.Count} photographs, and at most {Most} are held against a picture: name fewer");
        }

        var fitter = new PictureResizer(input, height, width, ResizeMode.Crop);
        var (whole, all) = (new List<Picture>(), new List<Picture>());
        foreach (var entry in pictures)
        {
            var picture = entry.Read();
            whole.Add(fitter.Fit(picture));
            all.AddRange(pictures.Count < Enough ? Parts(picture).Select(fitter.Fit).Prepend(whole[^1]) : [whole[^1]]);
        }

        return new(whole, all);
    }

    static IEnumerable<Picture> Parts(Picture picture)
    {
        var side = Math.Max(1, Math.Min(picture.Width, picture.Height) / 2);
        return from row in Enumerable.Range(0, PartsAlong)
               from column in Enumerable.Range(0, PartsAlong)
               select picture.Crop(
                   column * (picture.Width - side) / (PartsAlong - 1),
                   row * (picture.Height - side) / (PartsAlong - 1),
                   side,
                   side);
    }
}
