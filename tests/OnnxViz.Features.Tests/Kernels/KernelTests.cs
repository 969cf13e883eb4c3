using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Features.Tests.Kernels;

public sealed class KernelTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("conv2")]
    [InlineData("relu2")]
    public void The_kernels_are_those_in_the_file(string layer)
    {
        var weights = SmallNets.Plain().Graph.Constants["conv2.weight"].ToFloats();
        var kernels = LayerKernels.Of(Load(SmallNets.Plain()), layer);
        Assert.Equal(
            (6, 8, 3, 3, false), (kernels.Count, kernels.Slices, kernels.Height, kernels.Width, kernels.IsOnPicture));
        Assert.Equal(weights, kernels.Numbers);
        Assert.Equal(weights[(((4 * 8) + 3) * 9)..(((4 * 8) + 4) * 9)], kernels.Slice(4, 3).ToArray());
        Assert.Equal(weights.Max(MathF.Abs), kernels.Most);
    }

    [Theory]
    [InlineData("conv2", null)]
    [InlineData(
        "relu2", "relu2 (Relu) has no weights of its own: these are those of conv2, whose channels it works on")]
    public void Weights_of_another_layer_are_said_to_be_those(string layer, string? words) =>
        Assert.Equal(words, LayerKernels.Of(Load(SmallNets.Plain()), layer).Origin);

    [Fact]
    public void The_first_kernels_are_on_the_picture() =>
        Assert.True(LayerKernels.Of(Load(SmallNets.Plain()), "relu1").IsOnPicture);

    [Fact]
    public void An_activation_behind_a_pool_has_those_of_the_convolution_before()
    {
        var weights = SmallNets.Drawn(new Random(4), [5, 3, 3, 3]);
        var network = Load(Net(x =>
        {
            var maps = x.Conv(x.Builder.Constant(weights), null, Window.Square(3));
            return (maps.Builder.Op(
                "MaxPool",
                [maps],
                maps.Type.Sized([1, 5, 7, 7]),
                new() { { "kernel_shape", (long[])[2, 2] }, { "strides", (long[])[2, 2] } }).Relu(), "y");
        }));
        Assert.Equal(weights.ToFloats(), LayerKernels.Of(network, "y").Numbers);
    }

    [Fact]
    public void A_mean_has_none_and_the_message_says_so() => Assert.Contains(
        "made by ReduceMean and has no kernels",
        Assert.Throws<OnnxVizException>(() => LayerKernels.Of(Load(Net(x => (x.Mean([2, 3]), "y"))), "y")).Message);

    [Fact]
    public void A_transposed_convolution_has_a_kernel_for_each_output()
    {
        var weights = SmallNets.Drawn(new Random(1), [4, 3, 2, 2]);
        var kernels = LayerKernels.Of(
            Load(Net(
                x => (x.Builder.Op(
                    "ConvTranspose",
                    [x, x.Builder.Constant(weights)],
                    x.Type.Sized([1, 6, 32, 32]),
                    new() { { "strides", (long[])[2, 2] }, { "group", 2L } }), "y"),
                4)), "y");
        var numbers = weights.ToFloats();
        Assert.Equal((6, 2), (kernels.Count, kernels.Slices));
        Assert.Equal(numbers[Place(3, 1)..(Place(3, 1) + 4)], kernels.Slice(4, 1).ToArray());
        Assert.Equal(numbers[Place(0, 2)..(Place(0, 2) + 4)], kernels.Slice(2, 0).ToArray());

        static int Place(int input, int output) => ((input * 3) + output) * 4;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_dense_layer_on_flattened_maps_has_their_slices(bool isGemm)
    {
        var weights = SmallNets.Drawn(new Random(2), isGemm ? [5, 768] : [768, 5]);
        var kernels = LayerKernels.Of(Load(Net(x => (Dense(x.Relu().Reshape([1, 768]), weights, isGemm), "y"))), "y");
        Assert.Equal((5, 3, 16, 16), (kernels.Count, kernels.Slices, kernels.Height, kernels.Width));
        var numbers = weights.ToFloats();
        Assert.Equal(isGemm ? numbers[(2 * 768) + 300] : numbers[(300 * 5) + 2], kernels.Kernel(2)[300]);
    }

    [Fact]
    public void Facts_name_the_nearest_kernel_and_spare_those_that_are_zero()
    {
        float[] numbers = [3, 4, 0, 0, -3, -4, 6, 8.5f, 0, 1];
        var kernels = LayerKernels.Of(
            Load(Net(x => (Dense(x.Mean([2, 3], keep: false), Tensor.Of(numbers, [5, 2]), isGemm: true), "y"), 2)),
            "y");
        var facts = KernelComparison.Of(kernels, RuntimeSettings.Default);
        Assert.Equal([3, null, 4, 0, 3], facts.Select(each => each.Nearest));
        Assert.Equal([5, 0, 5, Math.Sqrt(36 + (8.5 * 8.5)), 1], facts.Select(each => each.Norm));
        Assert.Equal((3.5, 4f), (facts[0].Mean, facts[0].Most));
        Assert.Equal(((3 * 6) + (4 * 8.5)) / (5 * facts[3].Norm), facts[0].Cosine!.Value, 1e-6);
    }

    [Fact]
    public void More_kernels_than_a_block_are_compared_too()
    {
        var weights = SmallNets.Drawn(new Random(3), [700, 3]).ToFloats();
        weights.AsSpan(10 * 3, 3).CopyTo(weights.AsSpan(690 * 3, 3));
        var kernels = LayerKernels.Of(
            Load(Net(x => (Dense(x.Mean([2, 3], keep: false), Tensor.Of(weights, [700, 3]), isGemm: true), "y"))), "y");
        var facts = KernelComparison.Of(kernels, RuntimeSettings.Default);
        Assert.Equal(700, facts.Count);
        Assert.Equal((690, 10), (facts[10].Nearest, facts[690].Nearest));
        Assert.Equal(1, facts[690].Cosine!.Value, 1e-6);
    }

    [Fact]
    public void Zero_is_grey_in_colour_and_the_order_of_colours_is_the_models()
    {
        var weights = new float[] { 1, -1, 0.5f, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
        var network = Load(
            Net(x => (x.Conv(x.Builder.Constant(Tensor.Of(weights, [1, 3, 2, 2])), null, Window.Square(2)), "y")));
        var kernels = LayerKernels.Of(network, "y");
        var rgb = new KernelSheet(KernelScale.Layer, ChannelOrder.Rgb).Draw(kernels, 0, kernels.Most);
        var bgr = new KernelSheet(KernelScale.Layer, ChannelOrder.Bgr).Draw(kernels, 0, kernels.Most);
        var side = rgb.Width;
        Assert.Equal(
            [1, 0, 0.75f, 0.5f], [rgb[0, 0, 0], rgb[0, 0, side - 1], rgb[0, side - 1, 0], rgb[0, side - 1, side - 1]]);
        Assert.All(rgb.Plane(2).ToArray(), value => Assert.Equal(0.5f, value));
        Assert.Equal(rgb.Plane(0).ToArray(), bgr.Plane(2).ToArray());
    }

    [Fact]
    public void A_sheet_scales_by_layer_or_by_kernel()
    {
        float[] weights = [1, 0, 0, 0, 0.25f, 0, 0, 0];
        var kernels = LayerKernels.Of(
            Load(Net(
                x => (x.Conv(x.Builder.Constant(Tensor.Of(weights, [2, 1, 2, 2])), null, Window.Square(2)), "y"), 1)),
            "y");
        Assert.True(Redness(KernelScale.Layer, 0) > Redness(KernelScale.Layer, 1) + 0.1f);
        Assert.True(Redness(KernelScale.Layer, 1) > 0.1f);
        Assert.Equal(Redness(KernelScale.Kernel, 0), Redness(KernelScale.Kernel, 1));

        float Redness(KernelScale scale, int channel)
        {
            var sheet = new KernelSheet(scale, null).Draw(kernels, [channel]);
            return Enumerable.Range(0, sheet.Height * sheet.Width).Max(
                place => sheet.Pixels[place] - sheet.Pixels[(sheet.Height * sheet.Width) + place]);
        }
    }

    /// <remarks>Margins of 8 and 2; four tiles of 60, the colours before the slices.</remarks>
    [Fact]
    public void Three_slices_lie_in_a_row_behind_their_colours()
    {
        var weights = new float[] { 1, 1, 1, 1, 0, 0, 0, 0, -1, -1, -1, -1 };
        var network = Load(
            Net(x => (x.Conv(x.Builder.Constant(Tensor.Of(weights, [1, 3, 2, 2])), null, Window.Square(2)), "y")));
        var kernels = LayerKernels.Of(network, "y");
        var rgb = new KernelSheet(KernelScale.Layer, ChannelOrder.Rgb).Draw(kernels, [0]);
        var side = new KernelSheet(KernelScale.Layer, ChannelOrder.Rgb).Draw(kernels, 0, kernels.Most).Width;
        var at = Enumerable.Range(0, 4).Select(tile => 10 + (tile * (side + 2)) + (side / 2)).ToArray();
        var row = Enumerable.Range(0, rgb.Height).First(y => rgb[1, y, at[0]] == 0.5f) + 3;
        Assert.Equal((1, 0.5f, 0), (rgb[0, row, at[0]], rgb[1, row, at[0]], rgb[2, row, at[0]]));
        Assert.True(rgb[0, row, at[1]] > 2 * rgb[2, row, at[1]]);
        Assert.Equal(0.96f, rgb[0, row, at[2]], 1e-3f);
        Assert.True(rgb[2, row, at[3]] > 2 * rgb[0, row, at[3]]);
    }

    [Fact]
    public void Large_kernels_and_many_of_them_make_a_sheet_of_bounded_size()
    {
        var layer = new Layer(0, "fc", "fc", null, "Gemm", [1, 3000], ReceptiveField.Whole, true);
        var large = new KernelSheet(KernelScale.Layer, null).Draw(
            new(layer, "w", 2, 1, 1500, 1000, false, new float[2 * 1500 * 1000]), [0, 1]);
        Assert.True(large.Width < 700 && large.Height < 700);
        var many = new KernelSheet(KernelScale.Layer, null).Draw(
            new(layer, "w", 3000, 484, 3, 3, false, new float[3000 * 484 * 9]), [.. Enumerable.Range(0, 3000)]);
        Assert.True((long)many.Width * many.Height < 1 << 26);
    }

    static Value Dense(Value x, Tensor weights, bool isGemm) => isGemm
        ? x.Builder.Op(
            "Gemm", [x, x.Builder.Constant(weights)], x.Type.Sized([1, weights.Shape[0]]), new() { { "transB", 1L } })
        : x.MatMul(x.Builder.Constant(weights));

    static OnnxModel Net(Func<Value, (Value Y, string Name)> write, long channels = 3)
    {
        var graph = new GraphBuilder();
        var (y, name) = write(graph.Input("x", new(ElementType.Float, [1, channels, 16, 16])));
        return OnnxModel.Of(graph.Build([new(name, y)]));
    }

    Network Load(OnnxModel model)
    {
        var path = _folder.File("net.onnx");
        ModelFile.Write(path, model);
        return Network.Load(path);
    }
}
