using System.Numerics.Tensors;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>
/// Pictures of kernels. Zero is mid-grey (in colour) or white (in slices); nothing else shifts or stretches the
/// weights.
/// </summary>
/// <param name="Scale">Which weights share a scale.</param>
/// <param name="Colours">The order of the slices where they are the colours of the picture; null draws each slice by
/// itself.</param>
public sealed record KernelSheet(KernelScale Scale, ChannelOrder? Colours)
{
    const int SideOfColour = 64;
    const int SideOfSlices = 96;
    const int LargestSide = 256;
    const long MostPixels = 1 << 25;
    const int MostRepeats = 12;
    const float Gap = 0.7f;

    /// <summary>How kernels drawn slice by slice are read.</summary>
    public const string AboutSlices = "Slices: blue negative, white zero, red positive.";

    /// <summary>How kernels drawn as colours are read.</summary>
    public const string AboutColours = "RGB: the three slices as colours, mid-grey is zero.";

    /// <summary>A sheet of some kernels, each with its channel and norm below it.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="channels">Which of them.</param>
    /// <exception cref="OnnxVizException">Weights are not finite, or there are no three slices to show as
    /// colours.</exception>
    public Picture Draw(LayerKernels kernels, IReadOnlyList<int> channels)
    {
        var most = MostOf(kernels);
        var scale = Scale == KernelScale.Layer ? $"full colour is +-{Text(most)}" : "each by its own greatest weight";
        var first = Captioned(kernels, channels[0], most);
        var fitting = (int)Math.Max(1, MostPixels / ((long)first.Picture.Width * first.Picture.Height));
        var note = channels.Count > fitting ? $", the first {fitting:#,0} of {channels.Count:#,0} kernels" : "";
        return new ContactSheet(Title: $"{kernels.Layer.Name}: {scale}{note}", Note: Note(kernels))
            .Draw([first, .. channels.Take(fitting).Skip(1).Select(channel => Captioned(kernels, channel, most))]);
    }

    string Note(LayerKernels kernels)
    {
        var origin = kernels.Origin is { } words ? $"{words}. " : "";
        var colours = Colours is null ? "" : $"{AboutColours} ";
        return $"{origin}{colours}{AboutSlices}";
    }

    /// <summary>One kernel.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="channel">Which of them.</param>
    /// <param name="most">The weight shown in full colour.</param>
    public Picture Draw(LayerKernels kernels, int channel, float most) => Colours is { } order
        ? Colour(kernels, channel, most, order)
        : InSlices(kernels, channel, new(-most, most));

    /// <summary>The greatest magnitude of all weights.</summary>
    /// <exception cref="OnnxVizException">Weights are not finite.</exception>
    public static float MostOf(LayerKernels kernels) => float.IsFinite(kernels.Most)
        ? kernels.Most
        : throw new OnnxVizException($"the weights {kernels.Weight} of layer {kernels.Layer.Name} are not all "
            + "finite: their picture would mean nothing");

    CaptionedPicture Captioned(LayerKernels kernels, int channel, float most)
    {
        var kernel = kernels.Kernel(channel);
        var own = Math.Abs(TensorPrimitives.MaxMagnitude(kernel));
        var caption = Scale == KernelScale.Layer
            ? $"{channel} norm {Text(TensorPrimitives.Norm(kernel))}"
            : $"{channel} greatest {Text(own)}";
        var full = Scale == KernelScale.Layer ? most : own;
        return new(kernels.Slices == 3 ? InRow(kernels, channel, full) : Draw(kernels, channel, full), caption);
    }

    /// <summary>Three slices side by side with their names, behind the picture that they make as colours.</summary>
    Picture InRow(LayerKernels kernels, int channel, float most)
    {
        var isTurned = Colours == ChannelOrder.Bgr;
        var isColour = Colours is not null || kernels.IsOnPicture;
        int[] slices = isTurned ? [2, 1, 0] : [0, 1, 2];
        string[] names = isColour ? ["R", "G", "B"] : ["0", "1", "2"];
        var repeats = Repeats(SideOfColour, Math.Max(kernels.Width, kernels.Height));
        var tiles = slices.Zip(names, (slice, name) => new CaptionedPicture(
            Bounded(MapPicture.Draw(
                kernels.Slice(channel, slice),
                kernels.Width,
                new(-most, most),
                ColourMap.Diverging).Repeat(repeats)), name));
        return new ContactSheet(Columns: 4, Margin: 2).Draw(
            [
                .. Colours is { } order
                    ? (CaptionedPicture[])[new(Bounded(Colour(kernels, channel, most, order)), "RGB")]
                    : [],
                .. tiles,
            ]);
    }

    static Picture Bounded(Picture picture)
    {
        var longer = Math.Max(picture.Width, picture.Height);
        return longer <= LargestSide
            ? picture
            : picture.Resize(
                Math.Max(1, picture.Width * LargestSide / longer), Math.Max(1, picture.Height * LargestSide / longer));
    }

    static Picture Colour(LayerKernels kernels, int channel, float most, ChannelOrder order)
    {
        if (kernels.Slices != 3)
        {
            throw new OnnxVizException($"the kernels of layer {kernels.Layer.Name} have {kernels.Slices} slices: "
                + "only three can be shown as colours");
        }

        var range = new MapRange(-most, most);
        var pixels = new List<float>();
        foreach (var slice in order == ChannelOrder.Rgb ? (int[])[0, 1, 2] : [2, 1, 0])
        {
            foreach (var weight in kernels.Slice(channel, slice))
            {
                pixels.Add(range.Place(weight));
            }
        }

        var picture = new Picture(kernels.Width, kernels.Height, 3, [.. pixels]);
        return picture.Repeat(Repeats(SideOfColour, Math.Max(kernels.Width, kernels.Height)));
    }

    static Picture InSlices(LayerKernels kernels, int channel, MapRange range)
    {
        var columns = kernels.Slices <= 3
            ? kernels.Slices
            : (int)Math.Ceiling(Math.Sqrt(kernels.Slices * (double)kernels.Height / kernels.Width));
        var rows = (kernels.Slices + columns - 1) / columns;
        var repeats = Repeats(SideOfSlices, Math.Max(columns * kernels.Width, rows * kernels.Height));
        var grid = new ContactSheet(columns, Margin: kernels.Height * kernels.Width > 1 ? 1 : 0, Paper: Gap);
        return Bounded(grid.Draw(
            [.. Enumerable.Range(0, kernels.Slices).Select(slice => new CaptionedPicture(Drawn(slice), ""))]));

        Picture Drawn(int slice) =>
            MapPicture.Draw(kernels.Slice(channel, slice), kernels.Width, range, ColourMap.Diverging).Repeat(repeats);
    }

    static int Repeats(int side, int pixels) => Math.Clamp(side / pixels, 1, Math.Max(MostRepeats, side / 3));

    static string Text(float number) => Short.Of(number);
}
