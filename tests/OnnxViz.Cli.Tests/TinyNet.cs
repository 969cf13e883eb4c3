using OnnxViz.Graph;

namespace OnnxViz.Cli.Tests;

/// <summary>
/// Two convolutions and a classifier. Of relu2, channel 1 never opens, and channel 2 has no weights either.
/// </summary>
static class TinyNet
{
    public const int Side = 16;

    public static OnnxModel Model { get; } = Of(Weights());

    /// <summary>Writes the net into a file.</summary>
    public static string Write(string path)
    {
        ModelFile.Write(path, Model);
        return path;
    }

    /// <summary>The net with other weights.</summary>
    public static OnnxModel With(string name, Tensor tensor) => Of(new(Weights()) { [name] = tensor });

    static OnnxModel Of(Dictionary<string, Tensor> weights) => OnnxModel.Of(new(
        "tiny",
        [new("picture", ElementType.Float, [new(null, "N"), 3, Side, Side])],
        [new("logits", ElementType.Float, [new(null, "N"), 5])],
        weights,
        [
            Conv("picture", "w1", "b1", "conv1"),
            Node("Relu", "relu1", "conv1"),
            Conv("relu1", "w2", "b2", "conv2"),
            Node("Relu", "relu2", "conv2"),
            Node("GlobalAveragePool", "pooled", "relu2"),
            Node("Flatten", "flat", "pooled"),
            Node("Gemm", "logits", "flat", "w3"),
        ]));

    static Node Node(string operation, string output, params string[] inputs) =>
        new(operation, inputs, [output], Attributes.None, $"{output}_node");

    static Node Conv(string input, string weight, string bias, string output) =>
        Node("Conv", output, input, weight, bias) with { Attributes = new() { { "pads", new long[] { 1, 1, 1, 1 } } } };

    static Dictionary<string, Tensor> Weights()
    {
        var random = new Random(7);
        var second = Draw(random, 4 * 4 * 3 * 3);
        Array.Clear(second, 2 * 36, 36);
        return new()
        {
            ["w1"] = Tensor.Of(Draw(random, 4 * 3 * 3 * 3), [4, 3, 3, 3]),
            ["b1"] = Tensor.Of(Draw(random, 4), [4]),
            ["w2"] = Tensor.Of(second, [4, 4, 3, 3]),
            ["b2"] = Tensor.Of([0.1f, -1000, -1, 0.1f], [4]),
            ["w3"] = Tensor.Of(Draw(random, 4 * 5), [4, 5]),
        };
    }

    static float[] Draw(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.45f)];
}
