using OnnxViz.Features;
using OnnxViz.Networks;
using OnnxViz.Pictures.Codecs;

namespace OnnxViz.Atlas;

/// <summary>Pictures of the kernels that lie on the colours of the picture itself, as data addresses.</summary>
/// <param name="network">The network.</param>
/// <param name="plan">The atlas.</param>
sealed class KernelAddresses(Network network, AtlasPlan plan)
{
    const int Colours = 3;

    /// <summary>The kernels of a layer, by channel; null where they are not on the picture.</summary>
    public IReadOnlyList<string>? Of(AtlasLayer layer)
    {
        if (new KernelFinder(network).TryFind(network.FindLayers().OfTensor(layer.Tensor))
            is not { IsOnPicture: true } kernels
            || kernels.Count != layer.Channels)
        {
            return null;
        }

        var order = plan.Look.Preprocessing.Order;
        var sheet = new KernelSheet(KernelScale.Layer, kernels.Slices == Colours ? order : null);
        return [.. Enumerable.Range(0, kernels.Count).Select(
            channel => Address(PictureEncoder.SmallPng(sheet.Draw(kernels, channel, kernels.Most))))];
    }

    static string Address(byte[] file) => $"data:image/png;base64,{Convert.ToBase64String(file)}";
}
