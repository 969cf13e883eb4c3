using OnnxViz.Fuzz.Seeds;
using OnnxViz.Graph;
using OnnxViz.Graph.Wire;

namespace OnnxViz.Fuzz.HandMade;

/// <summary>Changes a small model into one that asks for too much.</summary>
static class GiantGraphs
{
    public static AttributeProto Axis(long axis) =>
        new() { Name = "axis", Type = AttributeProto.Types.AttributeType.Int, I = axis };

    static TensorProto Integers(string name, params long[] numbers) =>
        new() { Name = name, DataType = (int)ElementType.Int64, Dims = { numbers.Length }, Int64Data = { numbers } };

    /// <summary>Nodes one behind the other between the convolution and the output.</summary>
    public static void Repeat(ModelProto model, int count, Func<int, string, NodeProto> make, params long[] repeats)
    {
        model.Graph.Initializer.Add(Integers("repeats", repeats));
        model.Graph.Node.RemoveAt(1);
        var last = "c";
        for (var at = 0; at < count; at++)
        {
            var node = make(at, last);
            last = at == count - 1 ? "y0" : $"g{at}";
            node.Output.Add(last);
            model.Graph.Node.Add(node);
        }

        for (var at = 0; repeats.Length > 0 && at < count - 1; at++)
        {
            model.Graph.Output.Add(new ValueInfoProto { Name = $"g{at}" });
        }
    }

    public static void Doubling(ModelProto model, int count) => Repeat(
        model, count, (_, input) => new() { OpType = "Tile", Input = { input, "repeats" } }, 1, 1, 10, 10);

    /// <summary>[200, 1, ...] * [200, 1, ...] ..., each 200 along an axis of its own.</summary>
    public static void Outer(ModelProto model, int rank)
    {
        for (var axis = 0; axis < rank; axis++)
        {
            var shape = Enumerable.Range(0, rank).Select(at => at == axis ? 200L : 1L);
            model.Graph.Initializer.Add(new TensorProto
            {
                Name = $"axis{axis}",
                DataType = 1,
                Dims = { shape },
                FloatData = { new float[200] },
            });
        }

        Repeat(model, rank, (at, input) =>
            new() { OpType = "Mul", Input = { at == 0 ? "axis0" : input, $"axis{at}" } });
    }

    /// <summary>Sizes computed from the picture: (max(0 * picture) + 1) * factor for every axis.</summary>
    public static void Computed(ModelProto model, string operation, float factor)
    {
        model.Graph.Initializer.Add(new TensorProto { Name = "zero", DataType = 1, FloatData = { 0 } });
        model.Graph.Initializer.Add(new TensorProto
        {
            Name = "factors",
            DataType = 1,
            Dims = { 4 },
            FloatData = { factor, factor, factor, factor },
        });
        var last = model.Last();
        model.Graph.Node.RemoveAt(1);
        model.Graph.Node.Add(
        [
            new NodeProto { OpType = "Mul", Input = { "c", "zero" }, Output = { "zeros" } },
            new NodeProto
            {
                OpType = "ReduceMax",
                Input = { "zeros" },
                Output = { "least" },
                Attribute = { new AttributeProto { Name = "keepdims", Type = AttributeProto.Types.AttributeType.Int } },
            },
            new NodeProto { OpType = "Add", Input = { "least", "factors" }, Output = { "numbers" } },
            new NodeProto
            {
                OpType = "Cast",
                Input = { "numbers" },
                Output = { "sizes" },
                Attribute =
                {
                    new AttributeProto { Name = "to", Type = AttributeProto.Types.AttributeType.Int, I = 7 },
                },
            },
            new NodeProto
            {
                OpType = "Concat",
                Input = { "sizes", "sizes" },
                Output = { "pads" },
                Attribute = { Axis(0) },
            },
        ]);
        (last.OpType, string[] inputs) = (operation, operation switch
        {
            "ConstantOfShape" => ["sizes"],
            "Pad" => ["c", "pads"],
            "Resize" => ["c", "", "", "sizes"],
            _ => ["c", "sizes"],
        });
        last.Input.Clear();
        last.Input.Add(inputs);
        model.Graph.Node.Add(last);
    }

    public static void Ranging(ModelProto model)
    {
        Computed(model, "Range", 1e18f);
        model.Graph.Initializer.Add(new TensorProto { Name = "limits", DataType = 1, FloatData = { 1e12f } });
        model.Graph.Node[3].Input[1] = "limits";
        model.Graph.Initializer.Add(
            new TensorProto { Name = "start", DataType = (int)ElementType.Int64, Int64Data = { 0 } });
        model.Graph.Initializer.Add(
            new TensorProto { Name = "step", DataType = (int)ElementType.Int64, Int64Data = { 1 } });
        model.Graph.Node.RemoveAt(5);
        model.Last().Input.Clear();
        model.Last().Input.Add(["start", "sizes", "step"]);
    }

    public static void Loop(ModelProto model, long? rounds)
    {
        var looping = ModelProto.Parser.ParseFrom(SeedModels.Own.Single(seed => seed.Name == "control 2").Bytes);
        model.Graph = looping.Graph;
        var count = model.Graph.Initializer.Single(tensor => tensor.Name == "count");
        count.RawData = Google.Protobuf.ByteString.CopyFrom(BitConverter.GetBytes(rounds ?? 0));
        if (rounds is null)
        {
            model.Graph.Node.Single(node => node.OpType == "Loop").Input[0] = "";
        }
    }

    /// <summary>16 million windows of four million numbers each.</summary>
    public static void Pool(ModelProto model)
    {
        model.Graph.Input[0].Type.TensorType.Shape.Dim[2].DimValue = 2000;
        model.Graph.Input[0].Type.TensorType.Shape.Dim[3].DimValue = 2000;
        var pads = new AttributeProto
        {
            Name = "pads",
            Type = AttributeProto.Types.AttributeType.Ints,
            Ints = { 999, 999, 1000, 1000 },
        };
        var kernel = new AttributeProto
        {
            Name = "kernel_shape",
            Type = AttributeProto.Types.AttributeType.Ints,
            Ints = { 2000, 2000 },
        };
        (model.Last().OpType, model.Graph.Output[0].Type) = ("AveragePool", null);
        model.Last().Attribute.Add([kernel, pads]);
    }
}
