using OnnxViz.Graph;

namespace OnnxViz.Testing;

/// <summary>Small networks with drawn weights, written by our own builder.</summary>
public static class SmallNets
{
    /// <summary>
    /// <c>picture</c> [1, 3, 16, 16] -> conv1, relu1 (8 channels), pool1, conv2, relu2 (6 channels; channel 5 never
    /// opens, whatever the picture), average, logits (4).
    /// </summary>
    public static OnnxModel Plain()
    {
        var random = new Random(11);
        var graph = new GraphBuilder();
        Value Weights(string name, params ReadOnlySpan<long> shape) =>
            graph.Constant(Drawn(random, Shape.Of(shape)), name);

        var picture = graph.Input("picture", new(ElementType.Float, [1, 3, 16, 16]));
        var conv1 = picture.Conv(
            Weights("conv1.weight", 8, 3, 3, 3), Weights("conv1.bias", 8), Window.Square(3, padding: 1));
        var pool1 = conv1.Relu().MaxPool(Window.Square(2, stride: 2));
        var conv2 = pool1.Conv(
            Weights("conv2.weight", 6, 8, 3, 3),
            graph.Constant(Tensor.Of([0f, 0f, 0f, 0f, 0f, -1000f], [6]), "conv2.bias"),
            Window.Square(3, padding: 1));
        var relu2 = conv2.Relu();
        var logits = relu2.Mean([2, 3], keep: false).MatMul(Weights("dense", 6, 4));
        var built = graph.Build(
            [new("relu1", conv1.Relu()), new("conv2", conv2), new("relu2", relu2), new("logits", logits)], "plain");
        return OnnxModel.Of(built);
    }

    /// <summary>
    /// <c>picture</c> [1, 3, 16, 16] -> conv, relu (4 channels): silent on grey with some noise, not on pictures of
    /// more contrast.
    /// </summary>
    public static OnnxModel Silent()
    {
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 3, 16, 16]));
        var weight = graph.Constant(Drawn(new Random(7), [4, 3, 3, 3]), "weight");
        var conv = picture.Conv(weight, graph.Constant(Tensor.Full([4], -2.5f), "bias"), Window.Square(3, padding: 1));
        return OnnxModel.Of(graph.Build([new("conv", conv), new("relu", conv.Relu())], "silent"));
    }

    /// <summary>
    /// <c>picture</c> [1, 3, 16, 16] -> conv1, tanh1 (8 channels), conv2, soft2 (softplus, 6 channels), logits (4),
    /// probabilities: smooth everywhere.
    /// </summary>
    public static OnnxModel Smooth()
    {
        var random = new Random(5);
        var graph = new GraphBuilder();
        Value Weights(params ReadOnlySpan<long> shape) => graph.Constant(Drawn(random, Shape.Of(shape)), "weight");

        var picture = graph.Input("picture", new(ElementType.Float, [1, 3, 16, 16]));
        var tanh1 = picture.Conv(Weights(8, 3, 3, 3), null, Window.Square(3, padding: 1)).Tanh();
        var soft2 = tanh1.Conv(Weights(6, 8, 3, 3), null, Window.Square(3, stride: 2, padding: 1)).Softplus();
        var logits = soft2.Mean([2, 3], keep: false).MatMul(Weights(6, 4));
        var probabilities = logits.Unary("Softmax", new Attributes { { "axis", 1L } });
        Dictionary<string, Value> outputs = new()
        {
            ["tanh1"] = tanh1,
            ["soft2"] = soft2,
            ["logits"] = logits,
            ["probabilities"] = probabilities,
        };
        return OnnxModel.Of(graph.Build(outputs, "smooth"));
    }

    /// <summary>
    /// <c>picture</c> [1, 3, 16, 16] -> conv (4 channels), normalized (over positions, channel by channel), relu.
    /// </summary>
    public static OnnxModel Normalized()
    {
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 3, 16, 16]));
        var conv = picture.Conv(
            graph.Constant(Drawn(new Random(7), [4, 3, 3, 3]), "weight"), null, Window.Square(3, padding: 1));
        var (scale, bias) = (graph.Constant(Tensor.Full([4], 1), "scale"), graph.Constant(Tensor.Full([4], 0), "bias"));
        var normalized = graph.Op("InstanceNormalization", [conv, scale, bias], conv.Type);
        return OnnxModel.Of(graph.Build([new("normalized", normalized), new("relu", normalized.Relu())], "normalized"));
    }

    /// <summary>
    /// <c>picture</c> [1, 3, 16, 16] -> conv, mean, scores (4) that are far apart, probabilities, which are saturated.
    /// </summary>
    public static OnnxModel Saturated()
    {
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 3, 16, 16]));
        var conv = picture.Conv(
            graph.Constant(Drawn(new Random(7), [4, 3, 3, 3]), "weight"), null, Window.Square(3, padding: 1));
        var scores = conv.Mean([2, 3], keep: false) + graph.Constant(Tensor.Of([0f, 300, 0, 0], [4]), "bias");
        var probabilities = scores.Unary("Softmax", new Attributes { { "axis", 1L } });
        return OnnxModel.Of(graph.Build([new("scores", scores), new("probabilities", probabilities)], "saturated"));
    }

    /// <summary>Weights between -0.5 and 0.5.</summary>
    public static Tensor Drawn(Random random, Shape shape) =>
        Tensor.Of([.. Enumerable.Range(0, (int)shape.Size).Select(_ => (float)random.NextDouble() - 0.5f)], shape);
}
