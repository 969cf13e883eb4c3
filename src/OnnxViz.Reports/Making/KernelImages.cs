using System.Collections.Concurrent;
using OnnxViz.Features;
using OnnxViz.Networks;

namespace OnnxViz.Reports;

/// <summary>
/// The pictures of kernels in a report, each drawn once: a convolution and what lies behind it, such as its activation
/// function, show the same ones.
/// </summary>
/// <param name="order">The order of the colours in the network's input.</param>
sealed class KernelImages(ChannelOrder order)
{
    readonly ConcurrentDictionary<(string Weight, int Count, int Slices, int Height, int Width, int Channel),
        ReportImage> _drawn = [];

    /// <summary>The picture of a kernel, on the scale of all kernels of its layer.</summary>
    public ReportImage Of(LayerKernels kernels, int channel, float most) => _drawn.GetOrAdd(
        (kernels.Weight, kernels.Count, kernels.Slices, kernels.Height, kernels.Width, channel),
        _ => ReportImage.Exact(SheetOf(kernels).Draw(kernels, channel, most)));

    KernelSheet SheetOf(LayerKernels kernels) =>
        new(KernelScale.Layer, kernels is { IsOnPicture: true, Slices: 3 } ? order : null);
}
