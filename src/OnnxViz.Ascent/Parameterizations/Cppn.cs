using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// A small network that makes a colour of a place, the same for every pixel (a compositional pattern-producing network:
/// K. Stanley, 2007): smooth at any size. In text: <c>cppn</c>, <c>cppn(8, 24)</c>.
/// </summary>
/// <remarks>
/// Places run from -√3 to √3 along the longer side. Each layer is followed by arctan(x) / 0.67 beside arctan²(x) / 0.6,
/// so that the next one has twice its width to see; weights start with a variance of 1 / inputs, those of the last
/// layer and all biases at 0 (Lucid's, as Lucent starts it). No picture is turned back into weights, so that it starts
/// from none.
/// </remarks>
/// <param name="Layers">The number of layers before the last one.</param>
/// <param name="Width">The numbers that each makes of a place.</param>
[Notation("cppn", "a small network from places to colours, bounded by the sigmoid")]
public sealed record Cppn(int Layers = 8, int Width = 24) : Field
{
    static readonly double Reach = Math.Sqrt(3);

    /// <summary>The number of layers before the last one, at least 1.</summary>
    public int Layers { get; init; } = Layers >= 1 && Width >= 1
        ? Layers
        : throw new OnnxVizException($"a cppn has at least 1 layer of at least 1, not {Layers} of {Width}");

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Shape> Shapes(Shape pictures)
    {
        var shapes = new Dictionary<string, Shape>();
        for (var layer = 0; layer <= Layers; layer++)
        {
            var outputs = layer == Layers ? pictures[1] : Width;
            shapes[WeightOf(layer)] = [pictures[0], outputs, InputsOf(layer)];
            shapes[BiasOf(layer)] = [pictures[0], outputs, 1];
        }

        return shapes;
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]> Start(Shape picture, CounterRandom random)
    {
        var start = Shapes(picture).ToDictionary(pair => pair.Key, pair => new float[pair.Value.Size]);
        for (var layer = 0; layer < Layers; layer++)
        {
            start[WeightOf(layer)] = random.Part(layer).Normals(
                start[WeightOf(layer)].Length, 1 / MathF.Sqrt(InputsOf(layer)));
        }

        return start;
    }

    /// <inheritdoc/>
    public override Value Numbers(IReadOnlyDictionary<string, Value> parameters, Shape pictures)
    {
        var places = Places((int)pictures[2], (int)pictures[3]);
        var x = parameters[WeightOf(0)].Builder.Constant(places, "places");
        for (var layer = 0; layer < Layers; layer++)
        {
            var turn = Layer(layer).Unary("Atan");
            x = new[] { turn * (1 / 0.67f), turn.Square() * (1 / 0.6f) }.Concat(1);
        }

        return Layer(Layers).Reshape(pictures);

        Value Layer(int layer) => parameters[WeightOf(layer)].MatMul(x) + parameters[BiasOf(layer)];
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, float[]>? Fit(Shape picture, float[] numbers) => null;

    int InputsOf(int layer) => layer == 0 ? 2 : 2 * Width;

    static string WeightOf(int layer) => $"weight{layer}";

    static string BiasOf(int layer) => $"bias{layer}";

    /// <summary>x and y of each pixel, [1, 2, H W].</summary>
    static Tensor Places(int height, int width)
    {
        var half = Math.Max(Math.Max(height, width) - 1, 1) / 2d;
        var pixels = Enumerable.Range(0, height * width).ToArray();
        return Tensor.Of(
            [
                .. pixels.Select(pixel => (float)(((pixel % width) - ((width - 1) / 2d)) / half * Reach)),
                .. pixels.Select(pixel => (float)(((pixel / width) - ((height - 1) / 2d)) / half * Reach)),
            ],
            [1, 2, height * width]);
    }
}
