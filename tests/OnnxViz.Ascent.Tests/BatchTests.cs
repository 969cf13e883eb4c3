using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests;

/// <summary>Networks that were exported for one picture at a time, and tensors with the names that the step
/// uses.</summary>
public sealed class BatchTests : IDisposable
{
    static readonly AscentSettings Settings = new(
        8, 8, 6, 1, new NormalizedAscent(), new Pixels(), [], Preprocessing.Preset("unit"),
        RuntimeSettings.Default with { Threads = 1 });

    static readonly Objective[] Units = [new Channel("scores", 0), new Channel("scores", 1), new Channel("scores", 2)];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Flatten", true)]
    [InlineData("Reshape", true)]
    [InlineData("Concat", false)]
    public void Units_are_drawn_together_where_the_network_allows_it_and_else_one_by_one(string shape, bool isTogether)
    {
        var notices = new List<string>();
        var visualizer = new Visualizer(Load(shape), Settings with { Batch = null }) { OnNotice = notices.Add };
        var usual = visualizer.BatchSize;
        var drawn = visualizer.Maximize(Units).ToArray();
        Assert.Equal(isTogether ? usual : 1, visualizer.BatchSize);
        Assert.Equal(isTogether ? 0 : 1, notices.Count);
        Assert.All(notices, notice => Assert.StartsWith(
            "units are drawn one by one, since the model takes single pictures only: ", notice));
        Assert.Equal(Units, drawn.Select(each => each.Objective));
        foreach (var unit in drawn)
        {
            var alone = new Visualizer(Load(shape), Settings with { Batch = 1 }).Maximize([unit.Objective]).Single();
            Assert.InRange(alone.Picture.ToBytes().Zip(unit.Picture.ToBytes(), (a, b) => Math.Abs(a - b)).Max(), 0, 1);
        }
    }

    [Theory]
    [InlineData("Flatten", 3, false)]
    [InlineData("Reshape", 3, false)]
    [InlineData("Concat", 3, true)]
    [InlineData("Concat", 1, false)]
    public void Whether_a_network_takes_so_many_pictures_is_a_question(string shape, int count, bool isRefused)
    {
        var network = Load(shape);
        string[] tensors = [.. Units[0].In(network).Layers];
        Assert.Equal(isRefused, network.Refusal(tensors, [count, 3, 8, 8]) is not null);
        Assert.Equal(
            isRefused,
            new PictureNetwork(network, Preprocessing.Preset("unit")).Refusal(tensors, count, 8, 8) is not null);
    }

    [Fact]
    public void A_batch_that_was_asked_for_is_not_changed_silently()
    {
        var visualizer = new Visualizer(Load("Concat"), Settings with { Batch = 3 });
        Assert.Contains(
            "does not work on an input of 3x3x8x8",
            Assert.Throws<OnnxVizException>(() => visualizer.Maximize(Units).ToArray()).Message);
    }

    /// <summary>A classifier whose output has the name of a reading of the step; its last part is fit for other
    /// batches, or not at all.</summary>
    Network Load(string shape)
    {
        var random = new Random(4);
        Node[] flatten = shape switch
        {
            "Reshape" => [new("Reshape", ["conv", "all"], ["flat"], Attributes.None)],
            "Flatten" => [new("Flatten", ["conv"], ["flat"], Attributes.None)],
            _ => [new("Flatten", ["conv"], ["slopes"], Attributes.None), new(
                "Concat", ["slopes", "nothing"], ["flat"], new() { { "axis", 1L } })],
        };
        var graph = new OnnxGraph(
            "net",
            [new("step", ElementType.Float, [1, 3, 8, 8])],
            [new("scores", ElementType.Float, null)],
            new Dictionary<string, Tensor>
            {
                ["parameters"] = SmallNets.Drawn(random, [4, 3, 3, 3]),
                ["dense"] = SmallNets.Drawn(random, [144, 5]),
                ["all"] = Tensor.Vector(1, -1),
                ["nothing"] = Tensor.Of(ReadOnlySpan<float>.Empty, [1, 0]),
            },
            [new("Conv", ["step", "parameters"], ["conv"], Attributes.None), .. flatten, new(
                "MatMul", ["flat", "dense"], ["scores"], Attributes.None)]);
        ModelFile.Write(_folder.File("net.onnx"), OnnxModel.Of(graph));
        return Network.Load(_folder.File("net.onnx"));
    }
}
