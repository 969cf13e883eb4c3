using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>Gram matrices: how the channels of a layer go together, wherever they do.</summary>
static class Gram
{
    /// <summary>The mean over positions of each channel times each other one, [C, C].</summary>
    /// <param name="activation">[1, C, ...].</param>
    public static Value Of(Value activation)
    {
        var channels = activation.Shape[1];
        var flat = activation.Reshape([channels, activation.Shape.Size / channels]);
        return flat.MatMul(flat.TransposeMatrix()) * (1f / flat.Shape[1]);
    }
}
