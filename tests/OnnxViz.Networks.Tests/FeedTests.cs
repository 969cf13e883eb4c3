using OnnxViz.Graph;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Networks.Tests;

/// <summary>
/// Inputs beside the picture: y = (relu(x) + mask) scale where the flag holds, and channel <c>index</c> of x as z.
/// </summary>
public sealed class FeedTests : IDisposable
{
    static readonly Dimension N = new(null, "N");

    readonly TemporaryFolder _folder = new();

    static OnnxModel Model { get; } = OnnxModel.Of(new(
        "net",
        [
            new("x", ElementType.Float, [N, 3, new(null, "H"), new(null, "W")]),
            new("mask", ElementType.Float16, [N, 1, new(null, "H"), new(null, "W")]),
            new("scale", ElementType.Float, [N, 1, 1, 1]),
            new("flag", ElementType.Bool, []),
            new("index", ElementType.Int64, [1]),
            new("offset", ElementType.Float, [1]),
        ],
        [new("y", ElementType.Float, null), new("z", ElementType.Float, null)],
        new Dictionary<string, Tensor> { ["offset"] = Tensor.Full([1], 0) },
        [
            new("Relu", ["x"], ["relu"], Attributes.None),
            new("CastLike", ["mask", "x"], ["single"], Attributes.None),
            new("Add", ["relu", "single"], ["sum"], Attributes.None),
            new("Mul", ["sum", "scale"], ["product"], Attributes.None),
            new("Add", ["product", "offset"], ["moved"], Attributes.None),
            new("Where", ["flag", "moved", "x"], ["y"], Attributes.None),
            new("Gather", ["x", "index"], ["z"], new() { { "axis", 1L } }),
        ]));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Numbers_go_everywhere_in_the_size_of_the_pictures()
    {
        var network = Load("""{"input": "x", "feed": {"mask": 0.5, "scale": 2, "flag": true, "index": 1}}""");
        var prepared = network.Prepare(["y", "z"], [2, 3, 2, 3]);
        Assert.Equal(["x"], prepared.Model.Graph.Fed.Select(input => input.Name));
        var x = SmallNets.Drawn(new Random(1), [2, 3, 2, 3]);
        var results = Run(prepared.Model, x);
        Assert.Equal(x.ToFloats().Select(number => (Math.Max(number, 0) + 0.5f) * 2), results["y"].ToFloats());
        Assert.Equal(
            x.ToFloats().Chunk(6).Where((_, plane) => plane % 3 == 1).SelectMany(plane => plane),
            results["z"].ToFloats());
    }

    [Fact]
    public void A_file_gives_the_numbers_for_each_picture_and_says_how_large_pictures_are()
    {
        NpyFile.Write(_folder.File("mask.npy"), [1, 2, 3, 4], [1, 1, 2, 2]);
        NpyFile.Write(_folder.File("scale.npy"), [10], [1, 1, 1, 1]);
        var network = Load("""{"input": "x", "feed": {"mask": "mask.npy", "scale": "scale.npy", "flag": true}}""");
        Assert.Equal((2, 2), (network.FindInput().Height, network.FindInput().Width));
        var result = Run(network.Prepare(["y"], [2, 3, 2, 2]).Model, Tensor.Full([2, 3, 2, 2], -1))["y"].ToFloats();
        Assert.Equal([10, 20, 30, 40], result[..4]);
        Assert.Equal([10, 20, 30, 40], result[12..16]);
    }

    [Fact]
    public void A_constant_that_is_also_an_input_may_be_fed()
    {
        var network = Load("""{"input": "x", "feed": {"mask": 0, "scale": 1, "flag": true, "offset": 7}}""");
        Assert.Equal(
            8, Run(network.Prepare(["y"], [1, 3, 1, 1]).Model, Tensor.Full([1, 3, 1, 1], 1))["y"].ToFloats()[0]);
    }

    [Fact]
    public void What_does_not_need_an_input_runs_without()
    {
        var network = Load("""{"input": "x"}""");
        Assert.Equal(["x"], network.Prepare(["relu"], [1, 3, 4, 4]).Model.Graph.Fed.Select(input => input.Name));
        Assert.Equal([1, 3, 224, 224], network.FindLayers().Find("y").Shape);
    }

    [Theory]
    [InlineData("{}", "y",
        "the model needs more than a picture: mask (Float16 Nx1xHxW), scale (Float Nx1x1x1), flag (Bool scalar); "
        + "give each by --feed mask=NUMBER or mask=FILE.npy, or as \"feed\" in the model card")]
    [InlineData("""{"index": 0.5}""", "z", "input index is Int64 1: 0.5 is not a whole number")]
    [InlineData(
        """{"index": "index.npy"}""",
        "z",
        "index.npy' has the shape 2x1, but input index is Int64 1: give its array for one picture")]
    [InlineData("""{"nothing": 1}""", "z", "the model has no input nothing to be fed; it has x, mask")]
    [InlineData("""{"x": 1}""", "z", "input x takes the picture, it cannot be fed")]
    [InlineData("""{"index": "other.txt"}""", "z", "other.txt is neither a number nor the name of a .npy file")]
    [InlineData("""{"index": 1e300}""", "z", "too large for its input")]
    public void What_is_missing_or_does_not_fit_is_named(string feeds, string tensor, string message)
    {
        NpyFile.Write(_folder.File("index.npy"), [1, 2], [2, 1]);
        var error = Assert.Throws<OnnxVizException>(
            () => Load($$"""{"input": "x", "feed": {{feeds}}}""").Prepare([tensor], [1, 3, 4, 4]));
        Assert.Contains(message, error.Message);
    }

    static IReadOnlyDictionary<string, Tensor> Run(OnnxModel model, Tensor x)
    {
        using var session = OnnxSession.Open(model, RuntimeSettings.Default with { Threads = 1 });
        return session.Run(new Dictionary<string, Tensor> { ["x"] = x });
    }

    Network Load(string card)
    {
        ModelFile.Write(_folder.File("net.onnx"), Model);
        File.WriteAllText(_folder.File("net.card.json"), card);
        return Network.Load(_folder.File("net.onnx"));
    }
}
