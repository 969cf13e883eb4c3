using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Testing;

namespace OnnxViz.Features.Tests;

/// <summary>Arrays that are a network's input as they stand.</summary>
public sealed class TensorInputTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public static TheoryData<ElementType, InputLayout, bool> Kinds
    {
        get
        {
            var data = new TheoryData<ElementType, InputLayout, bool>();
            foreach (var element in (ElementType[])[ElementType.Float, ElementType.Float16, ElementType.Double])
            {
                data.Add(element, InputLayout.ChannelsFirst, false);
                data.Add(element, InputLayout.ChannelsLast, false);
                data.Add(element, InputLayout.ChannelsFirst, true);
            }

            return data;
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <remarks>Numbers far outside of what pictures have, negative zero and the least of all among them.</remarks>
    [Theory, MemberData(nameof(Kinds))]
    public void Maps_are_those_of_the_whole_file_on_the_array_to_the_bit(
        ElementType element, InputLayout layout, bool isOpen)
    {
        var network = Net(element, layout, isOpen);
        var shape = network.FindInput().ShapeOf(5, 12, 10);
        var random = new Random(11);
        float[] numbers =
        [
            -0f,
            float.Epsilon,
            60000,
            -60000,
            .. Enumerable.Range(4, (int)shape.Size - 4).Select(_ => (random.NextSingle() - 0.5f) * 300),
        ];
        numbers = element == ElementType.Float16 ? Array.ConvertAll(numbers, number => (float)(Half)number) : numbers;
        NpyFile.Write(At("x.npy"), numbers, [.. shape]);
        using var list = PictureList.Of([At("x.npy")], areTensors: true);
        using var extractor = new FeatureExtractor(
            network, ["maps"], Pictured.Settings(batch: 5, "unit").At(list, network.FindInput()));
        var maps = extractor.Extract(list).SelectMany(batch => batch.Pictures).SelectMany(
            picture => picture.Maps("maps").ToArray()).ToArray();
        var fed = FloatCast.To(element, Tensor.Of(numbers, shape));
        Assert.Equal(WholeFile.Run(network.Path, ["maps"], "x", fed, Pictured.Threads)["maps"], maps);
        Assert.Contains(maps, number => number > 100);
    }

    [Fact]
    public void What_is_no_such_array_fails_alone_with_its_reason()
    {
        var network = Net(ElementType.Float, InputLayout.ChannelsFirst, isOpen: false);
        NpyFile.Write(At("a.npy"), new float[3 * 12 * 10], [1, 3, 12, 10]);
        NpyFile.Write(At("b.npy"), new float[3 * 12 * 10], [1, 12, 10, 3]);
        NpyFile.Write(At("c.npy"), new float[12 * 10], [12, 10]);
        PictureFile.Write(At("d.png"), Picture.Filled(10, 12, 0.5f, 0.5f, 0.5f));
        using var list = PictureList.Of([At("a.npy"), At("b.npy"), At("c.npy"), At("d.png")], areTensors: true);
        using var extractor = new FeatureExtractor(network, ["maps"], Pictured.Settings(batch: 4, "unit"));
        var batch = extractor.Extract(list).Single();
        Assert.Equal("a-0", Assert.Single(batch.Pictures).Entry.Name);
        Assert.Collection(
            batch.Failures,
            failure => Assert.Contains(
                "b.npy#0': the array is [N, 12, 10, 3], the network takes [N, 3, 12, 10]", failure.Reason),
            failure => Assert.Contains("a network's input has four axes", failure.Reason),
            failure => Assert.Contains("d.png' is no .npy file: with --tensor", failure.Reason));
    }

    [Fact]
    public void A_folder_counts_arrays_alone()
    {
        NpyFile.Write(At("a.npy"), new float[3 * 12 * 10], [1, 3, 12, 10]);
        PictureFile.Write(At("d.png"), Picture.Filled(10, 12, 0.5f, 0.5f, 0.5f));
        using var list = PictureList.Of([_folder.Path], areTensors: true);
        Assert.Equal(["a-0"], list.Select(entry => entry.Name));
    }

    [Fact]
    public void Patches_of_arrays_are_led_back_from_the_same_activations_and_can_be_looked_at()
    {
        var network = Net(ElementType.Float, InputLayout.ChannelsLast, isOpen: false);
        NpyFile.Write(
            At("x.npy"),
            [.. Pictured.Noise([2, 12, 10, 3]).ToFloats().Select(number => (number - 0.5f) * 300)],
            [2, 12, 10, 3]);
        using var list = PictureList.Of([At("x.npy")], areTensors: true);
        using var extractor = new FeatureExtractor(network, ["maps"], Pictured.Settings(batch: 2, "unit"));
        var top = new TopPatches(extractor.Layers[0], 2);
        foreach (var picture in extractor.Extract(list).SelectMany(batch => batch.Pictures))
        {
            top.Add(picture);
        }

        using var cutter = new PatchCutter(extractor, extractor.Layers[0], list, [BackProjection.Gradient]);
        Assert.All(cutter.Cut(top.Of(1)), cut =>
        {
            Assert.False(cut.HasChanged);
            Assert.All(cut.Picture.Pixels, number => Assert.InRange(number, 0, 1));
            Assert.True(cut.Picture.Pixels.Max() - cut.Picture.Pixels.Min() > 0.3f);
        });
    }

    string At(string name) => _folder.File(name);

    Network Net(ElementType element, InputLayout layout, bool isOpen)
    {
        var graph = new GraphBuilder();
        var isFirst = layout == InputLayout.ChannelsFirst;
        var x = graph.Input("x", new(element, isFirst ? [1, 3, 12, 10] : [1, 12, 10, 3]));
        var weights = graph.Constant(Tensor.Of(Pictured.Noise([4, 3, 3, 3]).ToFloats(), [4, 3, 3, 3]));
        var planes = (isFirst ? x : x.Transpose(0, 3, 1, 2)).Cast(ElementType.Float);
        var model =
            OnnxModel.Of(graph.Build([new(
                "maps", planes.Conv(weights, graph.Constant(Tensor.Of(new float[4], [4])), Window.Square(3)).Relu())]));
        Dimension[] open = isFirst
            ? [new(null, "N"), 3, new(isOpen ? null : 12, "H"), new(isOpen ? null : 10, "W")]
            : [new(null, "N"), 12, 10, 3];
        ModelFile.Write(
            At("net.onnx"),
            model with
            {
                Graph = model.Graph with
                {
                    Inputs = [new("x", element, open)],
                    Outputs = [.. model.Graph.Outputs.Select(info => info with { Dimensions = null })],
                },
            });
        return Network.Load(At("net.onnx"));
    }
}
