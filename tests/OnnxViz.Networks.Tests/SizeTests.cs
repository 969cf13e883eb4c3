using OnnxViz.Graph;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Networks.Tests;

/// <summary>Pictures of other sizes and in other numbers than the file was exported for.</summary>
public sealed class SizeTests : IDisposable
{
    static readonly Dimension Free = new(null, "");

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, false)]
    [InlineData(4, false)]
    [InlineData(1, true)]
    public void Reshapes_that_hold_the_number_of_pictures_let_others_pass(int exported, bool isComputed)
    {
        var network = Load(exported, 8, 8, isComputed: isComputed);
        Assert.Equal([1, 10], network.FindLayers().Find("logits").Shape);
        var pictures = SmallNets.Drawn(new Random(1), [3, 3, 8, 8]);
        var together = Run(network.Prepare(["logits", "shuffled"], [3, 3, 8, 8]).Model, pictures);
        Assert.Equal([3, 4, 6, 6], together["shuffled"].Shape);
        foreach (var (picture, logits) in pictures.ToFloats().Chunk(192).Zip(together["logits"].ToFloats().Chunk(10)))
        {
            var alone = Run(
                network.Prepare(["logits"], [1, 3, 8, 8]).Model, Tensor.Of(picture, [1, 3, 8, 8]))["logits"].ToFloats();
            Assert.All(alone.Zip(logits), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        }
    }

    [Theory]
    [InlineData(
        "Pad",
        8,
        "node pad (Pad) reflects 3 pixels of 2, and can at most 1; at 16x16 it works, or choose a layer before")]
    [InlineData("Pad", 1, "at 16x16 it works, or choose a layer before")]
    [InlineData("MaxPool", 16, "out would be empty (1x3x0x0); at 20x20 it works, or choose a layer before")]
    [InlineData("MaxPool", 4, "at 20x20 it works, or choose a layer before")]
    [InlineData(
        "Conv",
        12,
        "node conv (Conv) needs an input of at least 1x3x4x4 for its window, not 1x3x3x3; at 16x16 it works, "
        + "or choose a layer before")]
    [InlineData("Conv", 4, "at 16x16 it works, or choose a layer before")]
    public void Pictures_that_are_too_small_are_answered_with_a_size_that_works(string operation, int side, string hint)
    {
        var network = Shrinking(operation);
        foreach (var prepare in new Action[]
        {
            () => network.Part(["out"], [1, 3, side, side]),
            () => network.Prepare(["out"], [1, 3, side, side]),
        })
        {
            Assert.EndsWith(hint, Refusal(prepare));
        }

        var works = long.Parse(hint.Split("at ")[^1].Split('x')[0]);
        Assert.NotEmpty(Run(network.Part(["out"], [1, 3, works, works]), Tensor.Full([1, 3, works, works], 1)));
        Assert.Throws<OnnxVizException>(() => network.Part(["out"], [1, 3, works - 1, works - 1]));
        Assert.NotEmpty(Run(network.Part(["small"], [1, 3, 4, 4]), Tensor.Full([1, 3, 4, 4], 1)));
    }

    [Fact]
    public void Pictures_that_do_not_fit_into_memory_are_refused_before_anything_runs()
    {
        var network = Shrinking("Pad");
        foreach (var prepare in new Action[]
        {
            () => network.Part(["out"], [1, 3, 1 << 20, 1 << 20]),
            () => network.Prepare(["out"], [1, 3, 1 << 20, 1 << 20]),
        })
        {
            Assert.Contains("GB", Assert.Throws<OnnxVizException>(prepare).Message);
        }
    }

    static string Refusal(Action prepare) => Assert.Throws<OnnxVizException>(prepare).Message;

    /// <summary>A quarter of the picture, and what then needs some of it.</summary>
    Network Shrinking(string operation)
    {
        var last = operation switch
        {
            "Pad" => new Node("Pad", ["small", "pads"], ["out"], new() { { "mode", "reflect" } }, "pad"),
            "Conv" => new("Conv", ["small", "weight"], ["out"], new() { { "strides", new[] { 3L, 3 } } }, "conv"),
            _ => new("MaxPool", ["small"], ["out"], new() { { "kernel_shape", new[] { 5L, 5 } } }, "pool"),
        };
        var path = _folder.File("shrinking.onnx");
        ModelFile.Write(path, OnnxModel.Of(new(
            "g", [new("x", ElementType.Float, [1, 3, Free, Free])], [new("out", ElementType.Float, null)],
            new Dictionary<string, Tensor>
            {
                ["pads"] = Tensor.Vector(0, 0, 3, 3, 0, 0, 3, 3),
                ["weight"] = Tensor.Full([2, 3, 4, 4], 1),
            },
            [
                new(
                    "AveragePool",
                    ["x"],
                    ["small"],
                    new() { { "kernel_shape", new[] { 4L, 4 } }, { "strides", new[] { 4L, 4 } } },
                    "average"),
                last,
            ])));
        return Network.Load(path);
    }

    [Fact]
    public void What_lies_behind_the_layer_asked_for_does_not_matter()
    {
        var network = Load(1, 8, 8);
        Assert.Equal([2, 4, 18, 14], network.Prepare(["conv"], [2, 3, 20, 16]).Types["conv"].Shape);
    }

    [Fact]
    public void Reshapes_that_hold_the_size_of_pictures_let_others_pass()
    {
        var prepared = Load(1, 8, 8).Prepare(["shuffled", "conv"], [2, 3, 20, 16]);
        var results = Run(prepared.Model, SmallNets.Drawn(new Random(1), [2, 3, 20, 16]));
        var planes = results["conv"].ToFloats().Chunk(18 * 14).ToArray();
        int[] order = [0, 2, 1, 3, 4, 6, 5, 7];
        Assert.Equal([2, 4, 18, 14], results["shuffled"].Shape);
        Assert.Equal(order.SelectMany(plane => planes[plane]), results["shuffled"].ToFloats());
    }

    [Fact]
    public void The_node_that_takes_one_size_only_is_named()
    {
        var error = Assert.Throws<OnnxVizException>(() => Load(1, 8, 8).Prepare(["logits"], [1, 3, 20, 20]));
        Assert.Equal(
            "the model does not work on an input of 1x3x20x20: node flat (Reshape) cannot make 1x144 of 1x4x18x18; "
            + "it was exported for 1x3x8x8: use that size, or choose a layer before", error.Message);
    }

    [Theory]
    [InlineData(48)]
    [InlineData(224)]
    public void Where_the_size_is_open_one_is_found_at_which_the_whole_model_works(int size)
    {
        var network = Load(null, null, null, size);
        Assert.Equal([1, 3, size, size], network.FindInput().UsualShape(1));
        Assert.Equal([1, 4, size - 2, size - 2], network.FindLayers().Find("conv").Shape);
        Assert.Null(network.FindInput().Height);
        var error = Assert.Throws<OnnxVizException>(() => network.Prepare(["logits"], [1, 3, 50, 50]));
        Assert.EndsWith($"; at {size}x{size} it works, or choose a layer before", error.Message);
    }

    [Fact]
    public void A_model_that_works_at_no_usual_size_is_refused()
    {
        var error = Assert.Throws<OnnxVizException>(() => Load(null, null, null, 51).FindLayers());
        Assert.Contains("works at none of the sizes 224, ", error.Message);
        Assert.Contains("node halves (Reshape)", error.Message);
    }

    static IReadOnlyDictionary<string, Tensor> Run(OnnxModel model, Tensor x)
    {
        using var session = OnnxSession.Open(model, RuntimeSettings.Default with { Threads = 1 });
        return session.Run(new Dictionary<string, Tensor> { ["x"] = x });
    }

    /// <summary>
    /// A convolution, a shuffle of its channels, and a classifier; the Reshapes are as exporters write them for one
    /// size.
    /// </summary>
    Network Load(long? batch, long? height, long? width, int size = 8, bool isComputed = false)
    {
        var (count, side) = (batch ?? 1, size - 2);
        var random = new Random(2);
        var graph = new OnnxGraph(
            "net",
            [new("x", ElementType.Float, [batch ?? Free, 3, height ?? Free, width ?? Free])],
            [new("logits", ElementType.Float, null)],
            new Dictionary<string, Tensor>
            {
                ["weight"] = SmallNets.Drawn(random, [4, 3, 3, 3]),
                ["dense"] = SmallNets.Drawn(random, [4 * side * side, 10]),
                [isComputed ? "front" : "two"] = isComputed
                    ? Tensor.Vector(count, 2)
                    : Tensor.Vector(count, 2, 2, side, side),
                ["back"] = Tensor.Vector(2, side, side),
                ["four"] = Tensor.Vector(count, 4, side, side),
                ["all"] = Tensor.Vector(count, 4 * side * side),
            },
            [
                .. isComputed
                    ? [new Node("Concat", ["front", "back"], ["two"], new() { { "axis", 0L } })]
                    : Array.Empty<Node>(),
                new("Conv", ["x", "weight"], ["conv"], Attributes.None),
                new("Reshape", ["conv", "two"], ["parted"], Attributes.None, "halves"),
                new("Transpose", ["parted"], ["turned"], new() { { "perm", new[] { 0L, 2, 1, 3, 4 } } }),
                new("Reshape", ["turned", "four"], ["shuffled"], Attributes.None),
                new("Reshape", ["shuffled", "all"], ["flat"], Attributes.None),
                new("MatMul", ["flat", "dense"], ["logits"], Attributes.None),
            ]);
        ModelFile.Write(_folder.File("net.onnx"), OnnxModel.Of(graph));
        return Network.Load(_folder.File("net.onnx"));
    }
}
