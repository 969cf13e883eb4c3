using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Attribution.Tests;

/// <summary>
/// A network as Keras' exporters write it, pictures [N, H, W, C] and a Transpose before and behind every convolution,
/// beside the same network
/// with channels first.
/// </summary>
public sealed class ChannelsLastTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("relu1", 3, 8)]
    [InlineData("conv2", 3, 6)]
    [InlineData("conv2_first", 1, 6)]
    [InlineData("relu2", 3, 6)]
    [InlineData("mean", 1, 6)]
    [InlineData("logits", 1, 4)]
    public void Channels_are_found_where_they_are(string layer, int axis, int channels)
    {
        var found = ChannelsLast().FindLayers().Find(layer);
        Assert.Equal((axis, channels), (found.ChannelAxis, found.Channels));
    }

    [Theory]
    [InlineData("channel(relu1, 7)")]
    [InlineData("channel(relu2, 4)")]
    [InlineData("neuron(relu1, 2, 3, 5)")]
    [InlineData("neuron(relu2, 1)")]
    [InlineData("layer(conv2)")]
    [InlineData("channel(logits, 2)")]
    [InlineData("channel(relu2, 1) - 0.5 * channel(relu1, 7)")]
    public void The_gradient_is_that_of_the_network_with_channels_first(string objective)
    {
        var picture = SmallNets.Drawn(new Random(5), [2, 3, 16, 16]).ToFloats();
        var (first, last) = (ChannelsFirst(), ChannelsLast());
        var expected = Gradient(first, objective, Tensor.Of(picture, [2, 3, 16, 16]));
        var actual = Gradient(last, objective, Tensor.Of(ToLast(picture, 2, 3, 256), [2, 16, 16, 3]));
        Assert.Equal(expected.Value, actual.Value, 1e-5 * Math.Abs(expected.Value));
        var scale = expected.Gradient.Max(Math.Abs);
        Assert.All(
            ToLast(expected.Gradient, 2, 3, 256).Zip(actual.Gradient),
            pair => Assert.Equal(pair.First, pair.Second, 1e-5f * scale));
    }

    [Theory]
    [InlineData("channel(tokens, 2)")]
    [InlineData("layer(tokens)")]
    public void A_layer_may_have_its_batch_behind_its_tokens(string objective)
    {
        var (batchFirst, tokensFirst) = (Tokens("batch.onnx", 0, 2, 1), Tokens("tokens.onnx", 2, 0, 1));
        Assert.Equal(
            ([1, 256, 5], 5),
            (batchFirst.FindLayers().Find("tokens").Shape, batchFirst.FindLayers().Find("tokens").Channels));
        Assert.Equal(
            ([256, 1, 5], 5),
            (tokensFirst.FindLayers().Find("tokens").Shape, tokensFirst.FindLayers().Find("tokens").Channels));
        var picture = SmallNets.Drawn(new Random(5), [1, 3, 16, 16]);
        var (expected, actual) = (Gradient(batchFirst, objective, picture), Gradient(tokensFirst, objective, picture));
        Assert.Equal(expected.Value, actual.Value, 1e-6f);
        Assert.All(expected.Gradient.Zip(actual.Gradient), pair => Assert.Equal(pair.First, pair.Second, 1e-7f));
    }

    Network Tokens(string name, params long[] order) => Load(name, graph =>
    {
        var x = graph.Input("picture", new(ElementType.Float, [1, 3, 16, 16]));
        var tokens = x.Reshape([1, 3, 256]).Transpose(order).MatMul(
            graph.Constant(SmallNets.Drawn(new Random(1), [3, 5]), "weight"));
        return new() { ["tokens"] = tokens };
    });

    [Fact]
    public void Pictures_come_out_the_same()
    {
        var settings = new AscentSettings(
            16, 16, 12, 1, new NormalizedAscent(), new Pixels(), [new Jitter(2)], Preprocessing.Preset("tf"),
            RuntimeSettings.Default with { Threads = 1 });
        Objective[] units = [new Channel("relu2", 1), new Channel("relu2", 5)];
        var expected = new Visualizer(ChannelsFirst(), settings).Maximize(units).ToArray();
        var actual = new Visualizer(ChannelsLast(), settings).Maximize(units).ToArray();
        Assert.Equal([UnitState.Climbed, UnitState.Dead], actual.Select(each => each.State));
        Assert.Equal(expected.Select(each => each.State), actual.Select(each => each.State));
        foreach (var (left, right) in expected.Zip(actual))
        {
            Assert.InRange(left.Picture.ToBytes().Zip(right.Picture.ToBytes(), (a, b) => Math.Abs(a - b)).Max(), 0, 1);
        }
    }

    static (float Value, float[] Gradient) Gradient(Network network, string objective, Tensor input) =>
        GradientGraph.Cut(network, Objective.Parse(objective), input.Shape, Profile.Cpu).Run(
            input, RuntimeSettings.Default with { Threads = 1 });

    static float[] ToLast(float[] pictures, int count, int channels, int pixels) =>
        [.. from picture in Enumerable.Range(0, count)
            from pixel in Enumerable.Range(0, pixels)
            from channel in Enumerable.Range(0, channels)
            select pictures[(((picture * channels) + channel) * pixels) + pixel]];

    Network ChannelsFirst() => Load("first.onnx", graph =>
    {
        var x = graph.Input("picture", new(ElementType.Float, [2, 3, 16, 16]));
        return Net(x, value => value, value => value, bias => bias.Reshape([bias.Shape[0], 1, 1]), [2, 3]);
    });

    Network ChannelsLast() => Load("last.onnx", graph =>
    {
        var x = graph.Input("picture", new(ElementType.Float, [2, 16, 16, 3]));
        return Net(x, value => value.Transpose(0, 3, 1, 2), value => value.Transpose(0, 2, 3, 1), bias => bias, [1, 2]);
    });

    /// <remarks>Channel 5 of relu2 never opens.</remarks>
    static Dictionary<string, Value> Net(
        Value x, Func<Value, Value> toFirst, Func<Value, Value> back, Func<Value, Value> bias, long[] space)
    {
        var random = new Random(12);
        Value Weights(params ReadOnlySpan<long> shape) => x.Builder.Constant(
            SmallNets.Drawn(random, Shape.Of(shape)), "weight");

        var relu1 = back(toFirst(x).Conv(Weights(8, 3, 3, 3), null, Window.Square(3, padding: 1))).Relu();
        var pool1 = back(toFirst(relu1).MaxPool(Window.Square(2, stride: 2)));
        var first = toFirst(pool1).Conv(Weights(6, 8, 3, 3), null, Window.Square(3, padding: 1));
        var conv2 = back(first) + bias(x.Builder.Constant(Tensor.Of([0f, 0.1f, 0, 0, 0, -1000f], [6]), "bias"));
        var relu2 = conv2.Relu();
        var mean = relu2.Mean(space, keep: false);
        return new()
        {
            ["relu1"] = relu1,
            ["conv2_first"] = first,
            ["conv2"] = conv2,
            ["relu2"] = relu2,
            ["mean"] = mean,
            ["logits"] = mean.MatMul(Weights(6, 4)),
        };
    }

    Network Load(string name, Func<GraphBuilder, Dictionary<string, Value>> write)
    {
        var graph = new GraphBuilder();
        var path = _folder.File(name);
        ModelFile.Write(path, OnnxModel.Of(graph.Build(write(graph))));
        return Network.Load(path);
    }
}
