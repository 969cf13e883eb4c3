using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>The mean colour of photographs, which pre-images are measured from.</summary>
static class NaturalColour
{
    /// <summary>Grey levels from black to white.</summary>
    public const float Levels = 255;

    /// <summary>Mid-grey, as the published descriptors subtract it.</summary>
    const float Grey = 128 / Levels;

    static readonly float[] Colour = [0.485f, 0.456f, 0.406f];

    /// <summary>The mean of each channel in [0, 1]: that of ImageNet's photographs where there are three.</summary>
    public static IReadOnlyList<float> Mean(long channels) =>
        channels == Colour.Length ? Colour : [.. Enumerable.Repeat(Grey, (int)channels)];

    /// <summary>The same in a graph, [1, C, 1, 1].</summary>
    public static Value Mean(GraphBuilder graph, long channels) =>
        graph.Constant(Tensor.Of([.. Mean(channels)], [1, channels, 1, 1]), "mean");
}
