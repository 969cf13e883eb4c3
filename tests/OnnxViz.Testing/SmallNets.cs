using OnnxViz.Graph;

namespace OnnxViz.Testing;

/// <summary>Small networks with drawn weights, written by our own builder.</summary>
public static class SmallNets
{
    /// <summary>
    /// <c>picture</c> [1, 3, 16, 16] -> conv1, relu1 (8 channels), pool1, conv2, relu2 (6 channels; channel 5 never opens, whatever the picture),
    /// average, logits (4).
    /// </summary>
    public static OnnxModel Plain()
    {
        var random = new Random(11);
        var graph = new GraphBuilder();
        Value Weights(string name, params ReadOnlySpan<long> shape) => graph.Constant(Drawn(random, Shape.Of(shape)), name);

        var picture = graph.Input("picture", new(ElementType.Float, [1, 3, 16, 16]));
        var conv1 = picture.Conv(Weights("conv1.weight", 8, 3, 3, 3), Weights("conv1.bias", 8), Window.Square(3, padding: 1));
        var pool1 = conv1.Relu().MaxPool(Window.Square(2, stride: 2));
        var conv2 = pool1.Conv(Weights("conv2.weight", 6, 8, 3, 3), graph.Constant(Tensor.Of([0f, 0f, 0f, 0f, 0f, -1000f], [6]), "conv2.bias"), Window.Square(3, padding: 1));
        var relu2 = conv2.Relu();
        var logits = relu2.Mean([2, 3], keep: false).MatMul(Weights("dense", 6, 4));
        var built = graph.Build([new("relu1", conv1.Relu()), new("conv2", conv2), new("relu2", relu2), new("logits", logits)], "plain");
        return OnnxModel.Of(built);
    }

    /// <summary>Weights between -0.5 and 0.5.</summary>
    public static Tensor Drawn(Random random, Shape shape) =>
        Tensor.Of([.. Enumerable.Range(0, (int)shape.Size).Select(_ => (float)random.NextDouble() - 0.5f)], shape);
}
