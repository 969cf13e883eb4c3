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
        Assert.Equal([1, 10], network.Layers.Find("logits").Shape);
        var pictures = SmallNets.Drawn(new Random(1), [3, 3, 8, 8]);
        var together = Run(network.Prepare(["logits", "shuffled"], [3, 3, 8, 8]).Model, pictures);
        Assert.Equal([3, 4, 6, 6], together["shuffled"].Shape);
        foreach (var (picture, logits) in pictures.ToFloats().Chunk(192).Zip(together["logits"].ToFloats().Chunk(10)))
        {
            var alone = Run(network.Prepare(["logits"], [1, 3, 8, 8]).Model, Tensor.Of(picture, [1, 3, 8, 8]))["logits"].ToFloats();
            Assert.All(alone.Zip(logits), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        }
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
        Assert.Equal([1, 3, size, size], network.Input.UsualShape(1));
        Assert.Equal([1, 4, size - 2, size - 2], network.Layers.Find("conv").Shape);
        Assert.Null(network.Input.Height);
        var error = Assert.Throws<OnnxVizException>(() => network.Prepare(["logits"], [1, 3, 50, 50]));
        Assert.EndsWith("the file leaves the size open: use another one, or choose a layer before", error.Message);
    }

    [Fact]
    public void A_model_that_works_at_no_usual_size_is_refused()
    {
        var error = Assert.Throws<OnnxVizException>(() => Load(null, null, null, 51).Layers);
        Assert.Contains("works at none of the sizes 224, ", error.Message);
        Assert.Contains("node halves (Reshape)", error.Message);
    }

    static IReadOnlyDictionary<string, Tensor> Run(OnnxModel model, Tensor x)
    {
        using var session = OnnxSession.Open(model, RuntimeSettings.Default with { Threads = 1 });
        return session.Run(new Dictionary<string, Tensor> { ["x"] = x });
    }

    /// <summary>A convolution, a shuffle of its channels, and a classifier; the Reshapes are as exporters write them for one size.</summary>
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
                [isComputed ? "front" : "two"] = isComputed ? Tensor.Vector(count, 2) : Tensor.Vector(count, 2, 2, side, side),
                ["back"] = Tensor.Vector(2, side, side),
                ["four"] = Tensor.Vector(count, 4, side, side),
                ["all"] = Tensor.Vector(count, 4 * side * side),
            },
            [
                .. isComputed ? [new Node("Concat", ["front", "back"], ["two"], new() { { "axis", 0L } })] : Array.Empty<Node>(),
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
