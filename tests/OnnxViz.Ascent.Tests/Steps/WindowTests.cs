using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.Steps;

/// <summary>A neuron is computed from the pixels that it sees, and comes out as from the whole picture.</summary>
public sealed class WindowTests
{
    static readonly RuntimeSettings OneThread = RuntimeSettings.Default with { Threads = 1 };

    /// <summary>A net, the side of its pictures, a layer, and positions with the middle, borders and corners.</summary>
    public static TheoryData<string, int, string, int[]> Places => new()
    {
        { "default", 96, "relu3_1", [0, 0, 12, 11, 23, 23, 0, 23, 5, 1] },
        { "default", 97, "relu4_1", [0, 0, 6, 6, 11, 11, 3, 10] },
        { "vgg19_16x_relu5_1", 160, "relu3_4", [0, 0, 20, 20, 39, 39, 20, 0, 39, 17] },
        { "vgg19_16x_relu5_1", 150, "relu2_2", [0, 3, 37, 38, 74, 74] },
        { "resnet56_cifar10", 32, "layer1_8_op", [0, 0, 3, 29, 31, 31] },
        { "mobilenetv2_imagenet_float", 224, "conv9_relu_op", [0, 0, 14, 14, 27, 27, 27, 3] },
        { "squeezenet1.0_deepcompressed", 224, "fire3/conv1x1_1_relu_op", [0, 0, 26, 26, 53, 53, 1, 50] },
        { "squeezenet1.0_deepcompressed", 227, "fire6/conv1x1_1_relu_op", [13, 13, 0, 26] },
    };

    [SkippableTheory, MemberData(nameof(Places))]
    public void A_position_comes_out_as_in_the_whole_picture(string net, int side, string layer, int[] positions)
    {
        var network = new PictureNetwork(
            Network.Load(net == "default" ? DefaultNet : SharedData.Require($"models/{net}.onnx")),
            Preprocessing.Presets["unit"]);
        var windowed = 0;
        foreach (var place in positions.Chunk(2))
        {
            Objective[] units = [new EveryChannel(new Neuron(layer, 0, place[0], place[1]).In(network.Network))];
            var whole = Scoring.Of(network, units, side, side, Narrowing.None);
            if (whole.Around(units) is { } part)
            {
                windowed++;
                Assert.Equal(1, Measured(part, units) / Measured(whole, units), 1e-4f);
            }
        }

        Assert.True(windowed > 0, "no position has a window");
    }

    [Fact]
    public void The_window_is_what_the_position_sees()
    {
        var network = new PictureNetwork(Network.Load(DefaultNet), Preprocessing.Presets["unit"]);
        Objective[] units = [new Neuron("relu2_1", 3, 20, 4).In(network.Network)];
        var window = Scoring.Of(network, units, 96, 96).Around(units)!.Part.Window!;
        Assert.Equal((0, 0), (window.Top % 2, window.Left % 2));
        Assert.InRange(window.Height, 10, 14);
        Assert.InRange(window.Width, 10, 14);
    }

    [Fact]
    public void A_network_that_knows_places_is_given_the_whole_picture()
    {
        using var file = new NetworkFile(WithGrid());
        var network = new PictureNetwork(file.Load(), Preprocessing.Presets["unit"]);
        Objective[] units = [new Neuron("sum", 1, 3, 11).In(network.Network)];
        var whole = Scoring.Of(network, units, 64, 64);
        Assert.NotNull(whole.Around(units));
        Assert.Same(whole, new Windows(network, OneThread).Of(whole, units));
    }

    [Fact]
    public void Pictures_are_those_of_the_whole()
    {
        using var file = new NetworkFile(SmallNets.Smooth());
        var network = file.Load();
        var settings = new AscentSettings(
            80, 80, 8, 1, new NormalizedAscent(), new Pixels(), [new Jitter(1)], Preprocessing.Preset("unit"),
            OneThread);
        var unit = new Neuron("soft2", 2, 14, 9);
        var drawn = new Visualizer(network, settings).Maximize([unit]).Single();
        using var climb = Climb.Open(
            new(network, Preprocessing.Preset("unit")), [unit], settings.Recipe.Unfolded[0], 80, 80, OneThread,
            seed: 1);
        for (var step = 0; step <= 8; step++)
        {
            climb.Step();
        }

        Assert.All(climb.Best[0].Zip(drawn.Picture.Pixels), pair => Assert.Equal(pair.First, pair.Second, 1 / 255f));
    }

    static string DefaultNet => Path.Combine(Repository.Root, "onnx", "default.onnx");

    static float Measured(Scoring scoring, IReadOnlyList<Objective> units)
    {
        using var scorer = new Scorer(scoring, OneThread);
        var random = CounterRandom.For(1, "noise", 0);
        return scorer.Measure(
            units,
            [[.. random.Normals(scoring.Part.Pictures.Size, 0.3f).Select(number => number + 0.5f)]])[0];
    }

    /// <summary>A convolution to which each column adds its number.</summary>
    static OnnxModel WithGrid()
    {
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 3, 16, 16]));
        var conv = picture.Conv(
            graph.Constant(SmallNets.Drawn(new Random(7), [4, 3, 3, 3]), "weight"), null, Window.Square(3, padding: 1));
        var size = graph.Op(
            "Shape", [picture], new(ElementType.Int64, [1]), new Attributes { { "start", 3L }, { "end", 4L } });
        var width = graph.Op("Squeeze", [size], new(ElementType.Int64, Shape.Scalar)).Cast(ElementType.Float);
        var columns = graph.Op(
            "Range", [graph.Number(0), width, graph.Number(1)], new(ElementType.Float, [16]));
        return OnnxModel.Of(graph.Build([new("sum", conv + columns)], "grid"));
    }
}
