using System.Text;
using Google.Protobuf;
using OnnxViz.Graph.Passes;
using OnnxViz.Graph.Wire;
using OnnxViz.Testing;

namespace OnnxViz.Graph.Tests;

/// <summary>What is wrong with a file is one line of an <see cref="OnnxVizException"/>, whatever it is.</summary>
public sealed class BadFileTests : ModelScratch
{
    public static TheoryData<string, byte[]> NotOnnx => new()
    {
        { "text", Encoding.UTF8.GetBytes("This is a text about convolutional networks.\nIt has two lines.\n") },
        { "json", Encoding.UTF8.GetBytes("{\"model\": [1, 2, 3]}") },
        { "png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0,
            0, 1, 8, 2] },
        { "zeros", new byte[100] },
        { "ones", [.. Enumerable.Repeat((byte)255, 100)] },
        { "endless varint", [0x08, .. Enumerable.Repeat((byte)0x80, 40)] },
        { "giant length", [0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 1, 2, 3] },
        { "giant length in the graph", [0x3A, 6, 0x2A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07] },
        { "group", [0x3B, 0x08, 0x01, 0x3C] },
        { "only a version", [0x08, 0x08] },
    };

    [Theory, MemberData(nameof(NotOnnx))]
    public void A_file_that_is_not_ONNX_is_called_so(string kind, byte[] bytes)
    {
        Assert.Contains("not an ONNX file", Refused(Write($"{kind}.onnx", bytes)));
        Assert.Contains("not an ONNX model", OneLine(Assert.Throws<OnnxVizException>(() => ModelFile.Parse(bytes))));
    }

    [Fact]
    public void An_empty_file_is_called_empty() => Assert.Contains("is empty", Refused(Write("empty.onnx", [])));

    [Fact]
    public void A_folder_is_called_a_folder() => Assert.Contains("is a folder", Refused(Folder.Path));

    [Fact]
    public void A_missing_file_is_called_missing() =>
        Assert.Contains("does not exist", Refused(Path.Combine(Folder.Path, "none.onnx")));

    [Fact]
    public void An_empty_path_is_called_empty() => Assert.Contains("path", Refused(""));

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        var whole = ModelFile.ToBytes(SmallNets.Plain());
        for (var part = 1; part < 20; part++)
        {
            Assert.Contains("truncated", Refused(Write("cut.onnx", whole.AsSpan(0, whole.Length * part / 20))));
        }

        for (var missing = 1; missing < 40; missing++)
        {
            Refused(Write("cut.onnx", whole.AsSpan(0, whole.Length - missing)));
        }
    }

    [Fact]
    public void Flipped_bytes_are_an_error_of_one_line_or_nothing()
    {
        var whole =
            ModelFile.ToBytes(SmallNets.Plain() with { Metadata = new Dictionary<string, string> { ["a"] = "b" } });
        var header = whole.Length - SmallNets.Plain().Graph.Constants.Values.Sum(tensor => tensor.Bytes.Length);
        var random = new Random(77);
        var refused = 0;
        for (var run = 0; run < 2000; run++)
        {
            var bytes = whole.ToArray();
            for (var flip = 0; flip <= run % 4; flip++)
            {
                var near = random.Next(3) == 0 ? random.Next(bytes.Length) : bytes.Length - 1 - random.Next(header);
                bytes[near] = (byte)random.Next(256);
            }

            refused += Survives(Write("flipped.onnx", bytes)) ? 0 : 1;
        }

        Assert.InRange(refused, 200, 1999);
    }

    static readonly Dictionary<string, (Action<GraphProto> Harm, string Reason)> Harms = new()
    {
        ["cycle"] = (graph => graph.Node[0].Input[0] = "b", "circle"),
        ["own output"] = (graph => graph.Node[0].Input[0] = "a", "circle"),
        ["unknown tensor"] = (graph => graph.Node[1].Input[0] = "nobody", "nobody, which nothing makes"),
        ["made twice"] = (graph => graph.Node[1].Output[0] = "a", "made twice"),
        ["an input made again"] = (graph => graph.Node[0].Output[0] = "x", "made twice"),
        ["output of nobody"] = (graph => graph.Output[0].Name = "nobody", "made by no node"),
        ["a zero in a name"] = (graph => (graph.Node[0].Output[0], graph.Node[1].Input[0]) = ("a\0b", "a\0b"),
            "zero byte"),
        ["no outputs"] = (graph => graph.Node[0].Output.Clear(), "no outputs"),
        ["negative dimension"] = (graph => graph.Initializer[0].Dims[0] = -4, "negative dimension"),
        ["overflow"] = (graph => { graph.Initializer[0].Dims[0] = long.MaxValue; graph.Initializer[0].Dims.Add(16); },
            "impossible shape"),
        ["too large"] = (graph => graph.Initializer[0].Dims[0] = 1L << 40, "needs 4398046511104 bytes"),
        ["too few numbers"] = (graph => graph.Initializer[0].Dims[0] = 17, "needs 68 bytes"),
        ["unknown type"] = (graph => graph.Initializer[0].DataType = 99, "element type 99"),
        ["type 0"] = (graph => graph.Initializer[0].DataType = 0, "element type 0"),
        ["another type"] = (graph => graph.Initializer[0].DataType = (int)ElementType.Double, "needs 128 bytes"),
        ["texts"] = (graph => graph.Initializer[0].DataType = (int)ElementType.String, "0 texts"),
        ["unknown input type"] = (graph => graph.Input[0].Type.TensorType.ElemType = 77, "element type 77"),
        ["no attribute type"] =
            (graph => graph.Node[0].Attribute.Add(new AttributeProto { Name = "alpha" }), "attribute alpha"),
    };

    public static TheoryData<string> Broken => [.. Harms.Keys];

    [Theory, MemberData(nameof(Broken))]
    public void A_broken_graph_is_refused(string what)
    {
        var (harm, reason) = Harms[what];
        var model = WithExternal("", "0", "0");
        model.Graph.Initializer[0] =
            new() { Name = "w", DataType = 1, Dims = { 16 }, RawData = ByteString.CopyFrom(new byte[64]) };
        harm(model.Graph);
        Assert.Contains(reason, Refused(Write($"{what}.onnx", model.ToByteArray())));
    }

    [Fact]
    public void A_model_without_operator_set_is_refused()
    {
        var model = WithExternal("", "0", "64");
        model.OpsetImport.Clear();
        Assert.Contains("operator set", Refused(Write("model.onnx", model.ToByteArray())));
    }

    [Fact]
    public void Nodes_in_disorder_are_put_in_order()
    {
        var model = WithExternal("", "0", "0");
        model.Graph.Initializer.Clear();
        model.Graph.Initializer.Add(new TensorProto { Name = "w", DataType = 1, Dims = { 1 }, FloatData = { 2 } });
        model.Graph.Node.Add(model.Graph.Node[0]);
        model.Graph.Node.RemoveAt(0);
        Assert.Equal(["b"], model.Graph.Node[0].Output);
        Assert.Equal(["a", "b"], ModelFile.Parse(model.ToByteArray()).Graph.Nodes.Select(node => node.Outputs[0]));
    }

    [Fact]
    public void Graphs_nested_without_end_are_refused()
    {
        var graph = WithExternal("", "0", "0").Graph;
        graph.Initializer.Clear();
        for (var depth = 0; depth < 300; depth++)
        {
            graph =
                new() { Node = { new NodeProto { OpType = "If", Output = { "y" }, Attribute = { Branch(graph) } } } };
        }

        Refused(Write("deep.onnx", new ModelProto
        {
            IrVersion = 8,
            Graph = graph,
            OpsetImport = { new OperatorSetIdProto { Version = 13 } }
        }.ToByteArray()));
    }

    [Fact]
    public void A_tag_written_in_two_bytes_is_understood()
    {
        var plain = ModelFile.ToBytes(SmallNets.Plain());
        var at = Array.IndexOf(plain, (byte)0x3A);
        byte[] padded = [.. plain[..at], 0xBA, 0x00, .. plain[(at + 1)..]];
        var model = ModelFile.Read(Write("padded.onnx", padded));
        Assert.Equal(SmallNets.Plain().Graph.Nodes.Count, model.Graph.Nodes.Count);
    }

    static AttributeProto Branch(GraphProto graph) =>
        new() { Name = "then_branch", Type = AttributeProto.Types.AttributeType.Graph, G = graph };

    /// <summary>Whether the file can be read, upgraded and written; the error that it cannot is one line.</summary>
    static bool Survives(string path)
    {
        try
        {
            ModelFile.ToBytes(ModernForm.Apply(ModelFile.Read(path)));
            return true;
        }
        catch (OnnxVizException error)
        {
            OneLine(error);
            return false;
        }
    }
}
