using OnnxViz.Graph;

namespace OnnxViz.Features.Tests;

/// <summary>
/// A net whose filters were made to be what they are, and pictures in which they find what was put there.
/// <c>picture</c> [1, 1, 20, 20] -> conv1, relu1 (8 channels, 3x3, padded), pool1 -> conv2, relu2 (5 channels, 3x3,
/// unpadded).
/// </summary>
static class PlantedNet
{
    public const int Side = 20;

    /// <summary>relu1: how much a filter wants to see of its pattern before it fires.</summary>
    const float Threshold = 4;

    static readonly float[] Cross = [1, -1, 1, -1, 1, -1, 1, -1, 1];
    static readonly float[] Bar = [-1, 1, -1, -1, 1, -1, -1, 1, -1];
    static readonly float[] Even = [.. Enumerable.Repeat(1 / 9f, 9)];
    static readonly float[] Slope = [-1, 0, 1, -2, 0, 2, -1, 0, 1];

    /// <summary>
    /// relu1: 0 the cross; 1 dead; 2 always on; 3 the bar; 4 like 0, doubled; 5 a slope; 6 always the same; 7 like 5,
    /// halved.
    /// </summary>
    public static (float[] Kernel, float Bias)[] First { get; } =
    [
        (Cross, -Threshold),
        (Cross, -100),
        (Even, 1),
        (Bar, -2.5f),
        (Scaled(Cross, 2), -2 * Threshold),
        (Slope, 0),
        (Scaled(Even, 0), 0.25f),
        (Scaled(Slope, 0.5f), 0),
    ];

    /// <summary>
    /// relu2: 0 where the cross is; 1 dead, as nothing ever comes from the dead filter before; 2 where the bar is; 3
    /// on, but for the bar; 4 dead, but for a slope as steep as there can be.
    /// </summary>
    static readonly (int Source, float Weight, float Bias)[] Second =
    [
        (0, 1, 0),
        (1, 1, 0),
        (3, 1, 0),
        (3, -100, 0.01f),
        (5, 1, -3.9f),
    ];

    public static OnnxModel Model()
    {
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 1, Side, Side]));
        var kernels = graph.Constant(
            Tensor.Of([.. First.SelectMany(filter => filter.Kernel)], [First.Length, 1, 3, 3]), "kernels");
        var bias = graph.Constant(Tensor.Of([.. First.Select(filter => filter.Bias)], [First.Length]), "bias");
        var conv1 = picture.Conv(kernels, bias, Window.Square(3, padding: 1));
        var conv2 = conv1.Relu().MaxPool(Window.Square(2, stride: 2)).Conv(
            SecondKernels(graph), SecondBias(graph), Window.Square(3));
        return OnnxModel.Of(graph.Build(
            [new("conv1", conv1), new("relu1", conv1.Relu()), new("conv2", conv2), new("relu2", conv2.Relu())],
            "planted"));
    }

    /// <summary>
    /// Pictures of faint noise, [N, 20, 20]; the pattern of the cross and of the bar where they are planted.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <param name="plants">
    /// What lies where: the picture, whether it is the cross, the middle's row and column, how strong.
    /// </param>
    public static float[] Pictures(
        int count, params ReadOnlySpan<(int Picture, bool IsCross, int Row, int Column, float Strength)> plants)
    {
        var random = new Random(5);
        float[] pictures = [.. Enumerable.Range(0, count * Side * Side).Select(_ => 0.1f * random.NextSingle())];
        foreach (var (picture, isCross, row, column, strength) in plants)
        {
            var pattern = isCross ? Cross : Bar;
            for (var i = 0; i < 9; i++)
            {
                pictures[(((picture * Side) + row - 1 + (i / 3)) * Side) + column - 1 + (i % 3)] = pattern[i] > 0
                    ? strength
                    : 0;
            }
        }

        return pictures;
    }

    static float[] Scaled(float[] kernel, float factor) => [.. kernel.Select(weight => weight * factor)];

    static Value SecondBias(GraphBuilder graph) =>
        graph.Constant(Tensor.Of([.. Second.Select(filter => filter.Bias)], [Second.Length]), "bias2");

    static Value SecondKernels(GraphBuilder graph)
    {
        var weights = new float[Second.Length * First.Length * 9];
        for (var filter = 0; filter < Second.Length; filter++)
        {
            weights[(((filter * First.Length) + Second[filter].Source) * 9) + 4] = Second[filter].Weight;
        }

        return graph.Constant(Tensor.Of(weights, [Second.Length, First.Length, 3, 3]), "kernels2");
    }
}
