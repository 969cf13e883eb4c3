using System.Numerics.Tensors;
using OnnxViz.Networks;

namespace OnnxViz.Features;

/// <summary>
/// The weights of a layer as the file has them: a kernel for each output channel, a slice of it for each input channel.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Weight">The name of the tensor that holds the weights.</param>
/// <param name="Count">The number of kernels: the layer's channels.</param>
/// <param name="Slices">Slices of a kernel: input channels of its group, times the depth where the convolution has
/// three axes.</param>
/// <param name="Height">Rows of a slice.</param>
/// <param name="Width">Columns of a slice.</param>
/// <param name="IsOnPicture">Whether the slices belong to the colours of the input picture itself.</param>
/// <param name="Numbers">The weights: kernel by kernel, slice by slice, row by row.</param>
public sealed record LayerKernels(
    Layer Layer, string Weight, int Count, int Slices, int Height, int Width, bool IsOnPicture, float[] Numbers)
{
    /// <summary>
    /// The layer that has the weights, where it is one before this layer, which has none; null where they are its own.
    /// </summary>
    public string? Owner { get; init; }

    /// <summary>Whose weights they are, in words; null where they are the layer's own.</summary>
    public string? Origin => Owner is null
        ? null
        : $"{Layer.Name} ({Layer.Operator}) has no weights of its own: these are those of {Owner}, whose channels it "
            + "works on";

    /// <summary>How many numbers a kernel has.</summary>
    public int Size => Slices * Height * Width;

    /// <summary>The greatest magnitude of all weights.</summary>
    public float Most => Math.Abs(TensorPrimitives.MaxMagnitude(Numbers));

    /// <summary>The weights of a layer.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">A layer by name, alias or index: a convolution or dense layer, or the activation,
    /// normalisation or pool behind one.</param>
    /// <exception cref="Graph.OnnxVizException">There is no such layer, or it has no weights of its own.</exception>
    public static LayerKernels Of(Network network, string layer) =>
        new KernelFinder(network).Find(network.FindLayers().Find(layer));

    /// <summary>A kernel.</summary>
    public ReadOnlySpan<float> Kernel(int index) => Numbers.AsSpan(index * Size, Size);

    /// <summary>A slice of a kernel, row by row.</summary>
    public ReadOnlySpan<float> Slice(int kernel, int slice) =>
        Kernel(kernel).Slice(slice * Height * Width, Height * Width);
}
