using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Bench;

/// <summary>
/// The convolutions of VGG16 at 224 px with drawn weights, He-scaled (K. Simonyan, A. Zisserman, ICLR 2015; K. He et
/// al., ICCV 2015). Every layer behind its ReLU is an output of its name: <c>block5_conv1</c>.
/// </summary>
static class VggNet
{
    const int Side = 224;

    static readonly (int Count, int Width)[] Blocks = [(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)];

    /// <summary>The names of its layers, in order.</summary>
    public static IEnumerable<string> Layers =>
        Blocks.SelectMany((block, index) => Enumerable.Range(1, block.Count).Select(conv => NameOf(index, conv)));

    /// <summary>Writes the net and its model card.</summary>
    /// <param name="path">The model's file; the card goes beside it.</param>
    /// <param name="narrow">What all widths are divided by, for quick trials.</param>
    public static void Write(string path, int narrow)
    {
        ModelFile.Write(path, Make(narrow));
        File.WriteAllText(Path.ChangeExtension(path, ".card.json"), "{ \"preprocessing\": \"imagenet\" }\n");
    }

    static OnnxModel Make(int narrow)
    {
        var graph = new GraphBuilder();
        var last = graph.Input("input", new(ElementType.Float, [1, 3, Side, Side]));
        Dictionary<string, Value> layers = [];
        for (var block = 0; block < Blocks.Length; block++)
        {
            for (var conv = 1; conv <= Blocks[block].Count; conv++)
            {
                last = Convolution(graph, last, NameOf(block, conv), Math.Max(1, Blocks[block].Width / narrow));
                layers[NameOf(block, conv)] = last;
            }

            last = last.MaxPool(Window.Square(2, stride: 2));
        }

        return OnnxModel.Of(graph.Build(layers, "vgg16"));
    }

    static Value Convolution(GraphBuilder graph, Value input, string name, long width)
    {
        Shape shape = [width, input.Shape[1], 3, 3];
        var scale = Math.Sqrt(2.0 / (shape.Size / width));
        var random = CounterRandom.For(0, name, 0);
        float[] weights = [.. Enumerable.Range(0, (int)shape.Size).Select(at => (float)(scale * random.Normal(at)))];
        var bias = graph.Constant(Tensor.Full([width], 0.01f), $"{name}.bias");
        return input.Conv(
            graph.Constant(Tensor.Of(weights, shape), $"{name}.weight"), bias, Window.Square(3, padding: 1))
            .Relu();
    }

    static string NameOf(int block, int conv) => $"block{block + 1}_conv{conv}";
}
