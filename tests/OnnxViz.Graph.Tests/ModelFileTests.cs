using OnnxViz.Testing;

namespace OnnxViz.Graph.Tests;

public sealed class ModelFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Large_weights_stay_in_the_file_and_small_ones_do_not()
    {
        var (large, small) = (Drawn(1, [32, 33]), Drawn(2, [33]));
        var read = Reread(OnnxModel.Of(With(new() { ["large"] = large, ["small"] = small })));
        Assert.Equal(large.Bytes.Length, Assert.IsType<BytesInFile>(read.Graph.Constants["large"].Data).Length);
        Assert.IsType<BytesInMemory>(read.Graph.Constants["small"].Data);
        Assert.Equal(large.ToFloats(), read.Graph.Constants["large"].ToFloats());
        Assert.Equal(small.ToFloats(), read.Graph.Constants["small"].ToFloats());
    }

    [Fact]
    public void Weights_in_a_file_are_referred_to_or_written_out()
    {
        var large = Drawn(1, [64, 64]);
        var read = Reread(OnnxModel.Of(With(new() { ["large"] = large })));
        Assert.InRange(ModelFile.ToBytesWithReferences(read).Length, 1, 1000);
        Assert.InRange(ModelFile.ToBytes(read).Length, large.Bytes.Length, large.Bytes.Length + 1000);
        Assert.Equal(large.ToFloats(), Reread(read, "again.onnx").Graph.Constants["large"].ToFloats());
        var referring = ModelFile.Parse(ModelFile.ToBytesWithReferences(read), _folder.File("elsewhere.onnx"));
        Assert.Equal(large.ToFloats(), referring.Graph.Constants["large"].ToFloats());
    }

    [Fact]
    public void A_file_that_shrank_since_it_was_read_is_an_error_of_one_line()
    {
        var read = Reread(OnnxModel.Of(With(new() { ["large"] = Drawn(1, [64, 64]) })));
        File.WriteAllBytes(_folder.File("model.onnx"), new byte[100]);
        Assert.Contains(
            "cannot be read", Assert.Throws<OnnxVizException>(() => read.Graph.Constants["large"].Bytes).Message);
    }

    [Fact]
    public void Names_that_are_not_UTF8_go_on_differing()
    {
        var bytes =
            ModelFile.ToBytes(OnnxModel.Of(With(
                [], new("Relu", ["x"], ["n@é"], Attributes.None), new("Relu", ["n@é"], ["n#é"], Attributes.None))));
        bytes.AsSpan().Replace((byte)'@', (byte)0xB2);
        bytes.AsSpan().Replace((byte)'#', (byte)0xB3);
        Assert.Equal(["n²é", "n³é"], ModelFile.Parse(bytes).Graph.Nodes.SelectMany(node => node.Outputs));
    }

    [Fact]
    public void Every_kind_of_attribute_survives()
    {
        var attributes = new Attributes
        {
            { "int", -5L }, { "float", 0.1f }, { "text", "zwölf" }, { "tensor", Tensor.Vector(1, 2, 3) },
            { "graph", With([], new Node("Relu", ["x"], ["inner"], Attributes.None)) },
            { "ints", new[] { long.MinValue, 0, long.MaxValue } },
            { "floats", new[] { float.NaN, float.NegativeInfinity } },
            { "texts", new[] { "a", "" } }, { "none", Array.Empty<long>() },
        };
        var node = new Node("Everything", ["x", "", "x"], ["y", "", "z"], attributes, "name", "my.domain");
        var read = Reread(OnnxModel.Of(With([], node))).Graph.Nodes[0];
        Assert.Equal((node.Operator, node.Name, node.Domain), (read.Operator, read.Name, read.Domain));
        Assert.Equal(node.Inputs, read.Inputs);
        Assert.Equal(node.Outputs, read.Outputs);
        Assert.Equal(attributes.Names, read.Attributes.Names);
        foreach (var name in attributes.Names.Where(name => name is not ("tensor" or "graph")))
        {
            Assert.Equal(attributes[name], read.Attributes[name]);
        }

        Assert.Equal([1L, 2, 3], Assert.IsType<Tensor>(read.Attributes["tensor"]).ToLongs());
        Assert.Equal("Relu", Assert.Single(Assert.IsType<OnnxGraph>(read.Attributes["graph"]).Nodes).Operator);
    }

    [Fact]
    public void Inputs_left_out_at_the_end_are_not_there() =>
        Assert.Equal(
            ["x", "", "x"],
            Reread(OnnxModel.Of(
                With([], new Node("Clip", ["x", "", "x", "", ""], ["y"], Attributes.None)))).Graph.Nodes[0].Inputs);

    [Theory]
    [InlineData(ElementType.Float)]
    [InlineData(ElementType.UInt8)]
    [InlineData(ElementType.Int8)]
    [InlineData(ElementType.UInt16)]
    [InlineData(ElementType.Int16)]
    [InlineData(ElementType.Int32)]
    [InlineData(ElementType.Int64)]
    [InlineData(ElementType.Bool)]
    [InlineData(ElementType.Float16)]
    [InlineData(ElementType.Double)]
    [InlineData(ElementType.UInt32)]
    [InlineData(ElementType.UInt64)]
    [InlineData(ElementType.BFloat16)]
    [InlineData(ElementType.Float8E4M3FN)]
    [InlineData(ElementType.UInt4)]
    [InlineData(ElementType.Int4)]
    public void Every_element_type_survives(ElementType element)
    {
        var bytes = new byte[element.ByteCount(6)];
        new Random(4).NextBytes(bytes);
        var read = Reread(OnnxModel.Of(With(new() { ["c"] = Tensor.Of(new TensorType(element, [2, 3]), bytes) })))
            .Graph.Constants["c"];
        Assert.Equal(element, read.Element);
        Assert.Equal(bytes, read.Bytes.ToArray());
    }

    [Fact]
    public void What_a_model_says_of_itself_survives()
    {
        var model = OnnxModel.Of(With([])) with
        {
            Producer = "somebody",
            IrVersion = 9,
            Metadata = new Dictionary<string, string> { ["classes"] = "cat, dog" },
            Imports = new Dictionary<string, long> { [""] = 17, ["ai.onnx.ml"] = 3 },
        };
        var read = Reread(model);
        Assert.Equal((model.Producer, model.IrVersion, 17L, 3L),
            (read.Producer, read.IrVersion, read.Opset, read.Imports["ai.onnx.ml"]));
        Assert.Equal(model.Metadata, read.Metadata);
        Assert.Equal(_folder.Path, read.Folder);
    }

    [Theory]
    [InlineData("Float 1x3xheightx?")]
    [InlineData("Float scalar")]
    [InlineData("Float of unknown rank")]
    public void Declared_shapes_survive(string text)
    {
        Dimension[]? dimensions = text.Split(' ')[1] switch
        {
            "scalar" => [],
            "of" => null,
            _ => [1, 3, new(null, "height"), new(null)],
        };
        var graph = With([]) with { Inputs = [new("x", ElementType.Float, dimensions)] };
        Assert.Equal(text, Reread(OnnxModel.Of(graph)).Graph.Inputs[0].ToString());
    }

    static Tensor Drawn(int seed, Shape shape) => SmallNets.Drawn(new(seed), shape);

    static OnnxGraph With(Dictionary<string, Tensor> constants, params Node[] nodes) =>
        new("graph", [new("x", ElementType.Float, [2])], [], constants, nodes);

    OnnxModel Reread(OnnxModel model, string name = "model.onnx")
    {
        ModelFile.Write(_folder.File(name), model);
        return ModelFile.Read(_folder.File(name));
    }
}
