using OnnxViz.Graph;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Networks.Tests;

/// <summary>
/// Files that take bytes, as TensorFlow and OpenCV users export them: Cast, Div 255, then the network.
/// </summary>
public sealed class WholeNumberTests : IDisposable
{
    const int Side = 8;
    static readonly RuntimeSettings OneThread = RuntimeSettings.Default with { Threads = 1 };

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ElementType.UInt8, "raw255")]
    [InlineData(ElementType.Int32, "raw255")]
    [InlineData(ElementType.Int8, "range -128..127, mean [], sd [], RGB")]
    public void Pictures_go_in_as_bytes_where_nobody_says(ElementType element, string preprocessing)
    {
        var network = Load(Bytes(element));
        Assert.Equal(element, network.FindInput().FileElement);
        Assert.Equal(preprocessing, $"{network.FindInput().UsualPreprocessing}");
        Assert.DoesNotContain(
            Remarks.On(network, network.FindInput().UsualPreprocessing), remark => remark.Contains("whole numbers"));
    }

    [Fact]
    public void The_maps_are_those_of_the_file_to_the_bit()
    {
        var (model, network) = (Bytes(ElementType.UInt8), Load(Bytes(ElementType.UInt8)));
        var bytes = Enumerable.Range(0, 3 * Side * Side).Select(number => (byte)(number * 37 % 256)).ToArray();
        var planes = bytes.Select(each => each / 255f).ToArray();
        var written = new byte[planes.Length * sizeof(float)];
        new InputWriter(network.FindInput(), Preprocessing.Preset("raw255"), Side, Side).Write(planes, written);
        var made = InputTensor.Of(
            network.FindInput(), Preprocessing.Preset("raw255"), Tensor.Of(planes, [1, 3, Side, Side]), OneThread);
        Assert.Equal(bytes.Select(each => (float)each), made.ToFloats());
        Assert.Equal(made.Bytes.ToArray(), written);
        Assert.Equal(
            Run(model, new(new(ElementType.UInt8, [1, 3, Side, Side]), new BytesInMemory(bytes))),
            Run(network.Part(["maps"], [1, 3, Side, Side]), made));
    }

    [Fact]
    public void What_is_no_byte_is_the_nearest_one()
    {
        var input = Load(Bytes(ElementType.UInt8)).FindInput();
        var made = InputTensor.Of(
            input, Preprocessing.Preset("caffe"), Tensor.Full([1, 3, Side, Side], 0.3f), OneThread);
        Assert.Equal([0f], made.ToFloats().Distinct());
        Assert.Equal(
            [1f],
            InputTensor.Of(
                input,
                Preprocessing.Preset("unit"),
                Tensor.Full([1, 3, Side, Side], 0.7f),
                OneThread).ToFloats().Distinct());
    }

    [Theory]
    [InlineData(
        ElementType.UInt8, "unit", "takes whole numbers (UInt8) from 0 to 255, but the preprocessing gives 0..1")]
    [InlineData(ElementType.UInt8, "imagenet", "takes whole numbers")]
    [InlineData(ElementType.UInt8, "caffe", "takes whole numbers")]
    [InlineData(ElementType.UInt8, "raw255", null)]
    [InlineData(
        ElementType.Float,
        "unit",
        "seems to take 0..255 (its first nodes: Div div: subtracts 0, divides by 255), but the preprocessing gives "
        + "0..1")]
    [InlineData(ElementType.Float, "raw255", null)]
    public void A_preprocessing_that_seems_wrong_is_doubted_in_a_sentence(
        ElementType element, string preset, string? doubt)
    {
        var said = PreprocessingDoubt.Of(Load(Bytes(element)), Preprocessing.Preset(preset));
        Assert.Equal(doubt is null, said is null);
        Assert.Contains(doubt ?? "", said ?? "");
        Assert.DoesNotContain("-0,", said ?? "");
    }

    [Theory]
    [InlineData("raw255", 0.3, 1.0, "raw255")]
    [InlineData("unit", 0.3, 0.4, "raw255")]
    public void Of_preprocessings_the_graph_has_a_say(string inForce, double first, double second, string chosen)
    {
        var tried = new[] { (Preprocessing.Preset(inForce), first), (Preprocessing.Preset("raw255"), second) };
        Assert.Equal(chosen, $"{PreprocessingChoice.Of(Load(Bytes(ElementType.Float)), tried)}");
    }

    [Theory]
    [InlineData(0.94, 0.96, 1.0, "unit")]
    [InlineData(0.3, 0.8, 1.0, "tf")]
    [InlineData(0.05, 0.06, 0.8, "raw255")]
    [InlineData(0.05, 0.06, 1.0, "raw255")]
    public void The_surest_is_chosen_unless_it_is_certain_of_anything(double unit, double tf, double raw, string chosen)
    {
        var path = _folder.File("plain.onnx");
        ModelFile.Write(path, SmallNets.Plain());
        var tried = new[] { "unit", "tf", "raw255" }.Zip(
            [unit, tf, raw], (name, probability) => (Preprocessing.Preset(name), probability)).ToArray();
        Assert.Equal(chosen, $"{PreprocessingChoice.Of(Network.Load(path), tried)}");
    }

    static float[] Run(OnnxModel model, Tensor input)
    {
        using var session = OnnxSession.Open(model, OneThread);
        return session.Run(new Dictionary<string, Tensor> { ["picture"] = input })["maps"].ToFloats();
    }

    static OnnxModel Bytes(ElementType element) => OnnxModel.Of(new(
        "g", [new("picture", element, [1, 3, Side, Side])], [new("maps", ElementType.Float, null)],
        new Dictionary<string, Tensor>
        {
            ["k"] = Tensor.Of([255f], Shape.Scalar),
            ["w"] = SmallNets.Drawn(new(4), [2, 3, 3, 3]),
        },
        [
            new("Cast", ["picture"], ["floats"], new() { { "to", 1L } }, "cast"),
            new("Div", ["floats", "k"], ["unit"], Attributes.None, "div"),
            new("Conv", ["unit", "w"], ["maps"], Attributes.None, "conv"),
        ]));

    Network Load(OnnxModel model)
    {
        var path = _folder.File("bytes.onnx");
        ModelFile.Write(path, model);
        return Network.Load(path);
    }
}
