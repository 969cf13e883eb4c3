using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Networks.Tests;

public sealed class InputArithmeticTests : IDisposable
{
    static readonly double[] Means = [123.675, 116.28, 103.53];
    static readonly double[] Deviations = [58.395, 57.12, 57.375];

    readonly TemporaryFolder _folder = new();

    public static TheoryData<string, Func<Value, Value>> Normalizations => new()
    {
        { "Sub, Div", x => (x - Along(x, Means)) / Along(x, Deviations) },
        { "Mul, Add", x => (x * Along(x, Each(channel => 1 / Deviations[channel])))
            + Along(x, Each(channel => -Means[channel] / Deviations[channel])) },
        { "Sub from the left", x => (Along(x, Means) - x) / Along(x, Each(channel => -Deviations[channel])) },
        { "BatchNormalization", x => x.Builder.Op(
            "BatchNormalization",
            [
                x,
                Numbers(x, 1, 1, 1),
                Numbers(x, 0, 0, 0),
                Numbers(x, Means),
                Numbers(x, Each(channel => Deviations[channel] * Deviations[channel])),
            ],
            x.Type) },
        {
            "channels last",
            x => ((x.Transpose(0, 2, 3, 1) - Numbers(x, Means)) / Numbers(x, Deviations)).Transpose(0, 3, 1, 2)
        },
        { "1x1 convolution", x => x.Conv(
            x.Builder.Constant(Tensor.Of(Diagonal(channel => 1 / Deviations[channel], 0, 1, 2), [3, 3, 1, 1]), "w"),
            Numbers(x, Each(channel => -Means[channel] / Deviations[channel])),
            Window.Square(1)) },
    };

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Normalizations))]
    public void What_a_network_subtracts_and_divides_by_is_read_from_its_graph(
        string form, Func<Value, Value> normalize)
    {
        var seen = Seen(normalize)!;
        Assert.True(seen.Nodes.Count > 0, form);
        Assert.All(Means.Zip(seen.Subtracted), pair => Assert.Equal(pair.First, pair.Second, 1e-3));
        Assert.All(Deviations.Zip(seen.Divisors), pair => Assert.Equal(pair.First, pair.Second, 1e-3));
        Assert.Equal([0, 1, 2], seen.Order);
        Assert.Equal(255, seen.White);
    }

    [Fact]
    public void A_convolution_that_turns_the_channels_round_is_seen()
    {
        var weights = Diagonal(_ => 255, 2, 1, 0);
        var seen = Seen(x => x.Conv(
            x.Builder.Constant(Tensor.Of(weights, [3, 3, 1, 1]), "w"), Numbers(x, -103.939, -116.779, -123.68),
            Window.Square(1)))!;
        Assert.Equal([2, 1, 0], seen.Order);
        Assert.Equal(123.68 / 255, seen.Subtracted[0], 1e-6);
        Assert.Equal(1 / 255.0, seen.Divisors[0], 1e-9);
        Assert.Equal(1, seen.White);
    }

    [Theory]
    [InlineData(0.485, 0.229, 1d)]
    [InlineData(127.5, 127.5, 255d)]
    [InlineData(0, 255, 255d)]
    [InlineData(0, 1.0 / 255, 1d)]
    [InlineData(0, 2, null)]
    [InlineData(5, 7, null)]
    public void The_range_is_told_only_where_the_numbers_tell_it(double mean, double deviation, double? white) =>
        Assert.Equal(white, Seen(x => (x - (float)mean) / (float)deviation)!.White);

    [Fact]
    public void A_network_that_begins_with_a_layer_says_nothing()
    {
        Assert.Null(Seen(x => x.Relu()));
        Assert.Null(Seen(x => x.Conv(x.Builder.Constant(Tensor.Full([3, 3, 1, 1], 1), "w"), null, Window.Square(1))));
    }

    [Fact]
    public void A_picture_that_goes_two_ways_says_nothing() => Assert.Null(Seen(x => (x - 1f).Relu() + x));

    InputArithmetic? Seen(Func<Value, Value> first)
    {
        var graph = new GraphBuilder();
        var x = graph.Input("picture", new(ElementType.Float, [1, 3, 8, 8]));
        var path = _folder.File("net.onnx");
        ModelFile.Write(path, OnnxModel.Of(graph.Build([new("y", first(x).Exp())])));
        return InputArithmetic.Of(Network.Load(path));
    }

    static double[] Each(Func<int, double> number) => [.. Enumerable.Range(0, 3).Select(number)];

    static float[] Diagonal(Func<int, double> number, params int[] order) =>
        [.. order.Index().SelectMany(pair => Each(channel => channel == pair.Item ? number(channel) : 0)).Select(
            weight => (float)weight)];

    static Value Numbers(Value x, params double[] numbers) =>
        x.Builder.Constant(Tensor.Of(Array.ConvertAll(numbers, number => (float)number), [numbers.Length]), "numbers");

    static Value Along(Value x, double[] numbers) =>
        x.Builder.Constant(Tensor.Of(Array.ConvertAll(numbers, number => (float)number), [1, 3, 1, 1]), "numbers");
}
