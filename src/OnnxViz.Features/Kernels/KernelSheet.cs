using System.Globalization;
using System.Numerics.Tensors;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>Pictures of kernels. Zero is mid-grey (in colour) or white (in slices); nothing else shifts or stretches the weights.</summary>
/// <param name="Scale">Which weights share a scale.</param>
/// <param name="Colours">The order of the slices where they are the colours of the picture; null draws each slice by itself.</param>
public sealed record KernelSheet(KernelScale Scale, ChannelOrder? Colours)
{
    const int SideOfColour = 64;
    const int SideOfSlices = 96;
    const int MostRepeats = 12;
    const float Gap = 0.7f;

    /// <summary>A sheet of some kernels, each with its channel and norm below it.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="channels">Which of them.</param>
    /// <exception cref="OnnxVizException">Weights are not finite, or there are no three slices to show as colours.</exception>
    public Picture Draw(LayerKernels kernels, IReadOnlyList<int> channels)
    {
        var most = MostOf(kernels);
        var title = Scale == KernelScale.Layer ? $"{kernels.Layer.Name}: full colour is +-{Text(most)}" : $"{kernels.Layer.Name}: each by its own greatest weight";
        return new ContactSheet(Title: title).Draw([.. channels.Select(channel => Captioned(kernels, channel, most))]);
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
    internal static float MostOf(LayerKernels kernels) => float.IsFinite(kernels.Most)
        ? kernels.Most
        : throw new OnnxVizException($"the weights {kernels.Weight} of layer {kernels.Layer.Name} are not all finite: their picture would mean nothing");

    CaptionedPicture Captioned(LayerKernels kernels, int channel, float most)
    {
        var kernel = kernels.Kernel(channel);
        var own = Math.Abs(TensorPrimitives.MaxMagnitude(kernel));
        var caption = $"{channel} {Text(Scale == KernelScale.Layer ? TensorPrimitives.Norm(kernel) : own)}";
        return new(Draw(kernels, channel, Scale == KernelScale.Layer ? most : own), caption);
    }

    static Picture Colour(LayerKernels kernels, int channel, float most, ChannelOrder order)
    {
        if (kernels.Slices != 3)
        {
            throw new OnnxVizException($"the kernels of layer {kernels.Layer.Name} have {kernels.Slices} slices: only three can be shown as colours");
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
        var columns = (int)Math.Ceiling(Math.Sqrt(kernels.Slices * (double)kernels.Height / kernels.Width));
        var rows = (kernels.Slices + columns - 1) / columns;
        var repeats = Repeats(SideOfSlices, Math.Max(columns * kernels.Width, rows * kernels.Height));
        var grid = new ContactSheet(columns, Margin: kernels.Height * kernels.Width > 1 ? 1 : 0, Paper: Gap);
        return grid.Draw([.. Enumerable.Range(0, kernels.Slices).Select(slice => new CaptionedPicture(Drawn(slice), ""))]);

        Picture Drawn(int slice) =>
            MapPicture.Draw(kernels.Slice(channel, slice), kernels.Width, range, ColourMap.Diverging).Repeat(repeats);
    }

    static int Repeats(int side, int pixels) => Math.Clamp(side / pixels, 1, Math.Max(MostRepeats, side / 3));

    static string Text(float number) => number.ToString("G3", CultureInfo.InvariantCulture);
}
