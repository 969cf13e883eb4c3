using OnnxViz.Graph;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Networks.Tests;

/// <summary>
/// A file in training mode gives the numbers of the same file in use, whatever else is asked; random numbers are
/// refused.
/// </summary>
public sealed class TrainingModeTests : IDisposable
{
    static readonly RuntimeSettings OneThread = RuntimeSettings.Default with { Threads = 1 };
    static readonly Shape Pictures = [1, 3, 12, 12];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Trained => ["Dropout", "BatchNormalization"];

    [Theory, MemberData(nameof(Trained))]
    public void A_layers_numbers_do_not_hang_on_what_else_is_asked(string operation)
    {
        var network = Load(Training(operation));
        var alone = Run(network.Part(["last"], Pictures))["last"];
        Assert.Equal(alone, Run(network.Part(["middle", "last"], Pictures))["last"]);
        Assert.Equal(alone, Run(network.Whole(["middle", "first"], Pictures))["last"]);
        Assert.Equal(
            alone,
            Run(network.Prepare(["middle", "last"], Pictures).Model)["last"],
            (x, y) => Math.Abs(x - y) <= 1e-5f * (1 + Math.Abs(x)));
        Assert.Contains($"{operation} middle_node", Assert.Single(Remarks.On(network, null)));
    }

    [Theory, MemberData(nameof(Trained))]
    public void The_numbers_are_those_of_the_file_in_use(string operation)
    {
        var (training, inUse) = (Load(Training(operation)), InUse(operation));
        Assert.Equal(Run(inUse), Run(training.Whole(["last"], Pictures)));
        var asked = Training(operation) is var file
            ? file with
            {
                Graph = file.Graph with { Outputs = [.. file.Graph.Outputs, new("middle", ElementType.Float, null)] },
            }
            : file;
        Assert.NotEqual(Run(asked)["last"], Run(inUse)["last"]);
        Assert.All(training.FindLayers().All, layer => Assert.True(layer.Differentiable));
    }

    [Fact]
    public void A_mode_that_is_fed_need_not_be_fed()
    {
        var file = Training("Dropout");
        var graph = file.Graph with
        {
            Inputs = [.. file.Graph.Inputs, new("on", ElementType.Bool, [])],
            Constants = file.Graph.Constants.Where(pair => pair.Key != "on").ToDictionary(),
        };
        Assert.Equal(
            Run(InUse("Dropout"))["last"], Run(Load(file with { Graph = graph }).Part(["last"], Pictures))["last"]);
    }

    [Theory]
    [InlineData("RandomNormalLike")]
    [InlineData("RandomUniformLike")]
    [InlineData("Bernoulli")]
    public void What_depends_on_random_numbers_is_refused_and_the_rest_runs(string operation)
    {
        var network = Load(Noisy(operation));
        var error = Assert.Throws<OnnxVizException>(() => network.Part(["first", "last"], Pictures)).Message;
        Assert.Contains($"last depends on random numbers that node noise_node ({operation}) draws", error);
        Assert.Contains("such as first", error);
        Assert.Throws<OnnxVizException>(() => network.Prepare(["middle"], Pictures));
        Assert.Throws<OnnxVizException>(() => network.Whole(["last"], Pictures));
        Assert.NotEmpty(Run(network.Part(["first"], Pictures)));
        Assert.NotEmpty(network.Prepare(["first"], Pictures).Types);
        Assert.Equal([operation], network.RandomNodes().Select(node => node.Operator));
    }

    [Fact]
    public void Layers_behind_random_numbers_pass_no_gradient_and_the_node_is_named()
    {
        var network = Load(Noisy("RandomNormalLike"));
        Assert.Equal(
            ["first_sum", "first"],
            network.FindLayers().All.Where(layer => layer.Differentiable).Select(layer => layer.Tensor));
        var obstacle = Assert.Single(network.FindLayers().Obstacles);
        Assert.Equal("noise_node", obstacle.Node.Name);
        Assert.Contains("random", obstacle.Reason);
    }

    static OnnxModel Training(string operation) => Of(Middle(operation, isTraining: true));

    static OnnxModel InUse(string operation) => Of(Middle(operation, isTraining: false));

    static OnnxModel Noisy(
        string operation) => Of(new("Add", ["first", "noise"], ["middle"], Attributes.None, "middle_node")) is var model
        ? model with
        {
            Graph = model.Graph with
            {
                Nodes =
                [
                    new(
                        operation,
                        [operation == "Bernoulli" ? "half" : "first"],
                        ["noise"],
                        Attributes.None,
                        "noise_node"),
                    .. model.Graph.Nodes,
                ],
            },
        }
        : model;

    static Node Middle(string operation, bool isTraining) => operation == "Dropout"
        ? new(
            "Dropout",
            isTraining ? ["first", "ratio", "on"] : ["first", "ratio"],
            ["middle"],
            Attributes.None,
            "middle_node")
        : new(
            "BatchNormalization", ["first", "scale", "bias", "mean", "variance"],
            isTraining ? ["middle", "m", "v"] : ["middle"],
            isTraining ? new() { { "training_mode", 1L } } : Attributes.None, "middle_node");

    static OnnxModel Of(Node middle)
    {
        var random = new Random(3);
        var constants = new Dictionary<string, Tensor>
        {
            ["w1"] = SmallNets.Drawn(random, [4, 3, 3, 3]),
            ["w2"] = SmallNets.Drawn(random, [5, 4, 3, 3]),
            ["ratio"] = Tensor.Of([0.5f], Shape.Scalar),
            ["on"] = new(new(ElementType.Bool, Shape.Scalar), new BytesInMemory(new byte[] { 1 })),
            ["scale"] = Tensor.Of([1f, 2f, 0.5f, 1f], [4]),
            ["bias"] = Tensor.Of([0f, 1f, -1f, 2f], [4]),
            ["mean"] = Tensor.Of([0.5f, -0.25f, 2f, 0f], [4]),
            ["variance"] = Tensor.Of([1f, 0.5f, 4f, 1f], [4]),
            ["half"] = Tensor.Full([1, 4, 10, 10], 0.5f),
        };
        return OnnxModel.Of(new(
            "g", [new("picture", ElementType.Float, [1, 3, 12, 12])], [new("last", ElementType.Float, null)], constants,
            [
                new("Conv", ["picture", "w1"], ["first_sum"], Attributes.None, "conv1"),
                new("Relu", ["first_sum"], ["first"], Attributes.None, "relu1"),
                middle,
                new("Conv", ["middle", "w2"], ["last_sum"], Attributes.None, "conv2"),
                new("Relu", ["last_sum"], ["last"], Attributes.None, "relu2"),
            ]));
    }

    Network Load(OnnxModel model)
    {
        var path = _folder.File("net.onnx");
        ModelFile.Write(path, model);
        return Network.Load(path);
    }

    static Dictionary<string, float[]> Run(OnnxModel model)
    {
        using var session = OnnxSession.Open(model, OneThread);
        return session.Run(new Dictionary<string, Tensor> { ["picture"] = SmallNets.Drawn(new(9), Pictures) })
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToFloats());
    }
}
