using Google.Protobuf;
using OnnxViz.Graph;
using OnnxViz.Graph.Wire;
using static OnnxViz.Fuzz.HandMade.Victim;
using Kind = OnnxViz.Graph.Wire.AttributeProto.Types.AttributeType;

namespace OnnxViz.Fuzz.HandMade;

/// <summary>Attributes of the wrong kind and with absurd numbers.</summary>
static class Attributes
{
    public static IEnumerable<HandMadeInput> All => [.. Kinds, .. Windows, .. Numbers];

    static HandMadeInput[] Kinds =>
    [
        With("pads as text", "ONNX Runtime", model => Set(model, new() { Name = "pads", Type = Kind.String })),
        With(
            "a kernel of floats",
            "ONNX Runtime",
            model => Set(model, new() { Name = "kernel_shape", Type = Kind.Floats, Floats = { 3, 3 } })),
        With(
            "a group as a tensor",
            "is a Tensor",
            model => Set(model, new() { Name = "group", Type = Kind.Tensor, T = model.Weight().Clone() })),
        With(
            "strides as a graph",
            "ONNX Runtime",
            model => Set(model, new() { Name = "strides", Type = Kind.Graph, G = new() })),
        With("an attribute of no kind", "attribute pads", model => Set(model, new() { Name = "pads" })),
        With(
            "an attribute of an unknown kind",
            "attribute pads",
            model => Set(model, new() { Name = "pads", Type = (Kind)99 })),
        With(
            "a tensor that is not there",
            "attribute value",
            model => Set(model, new() { Name = "value", Type = Kind.Tensor })),
        With("an attribute of no name", "ONNX Runtime", model => Set(model, new() { Type = Kind.Int })),
        With(
            "an attribute twice",
            "ONNX Runtime",
            model => Set(model, new() { Name = "pads", Type = Kind.Ints, Ints = { 9, 9 } }, keep: true)),
        With("an unknown attribute", "ONNX Runtime", model => Set(model, new() { Name = "nonsense", Type = Kind.Int })),
        With(
            "an attribute that stands for one of a function",
            "ONNX Runtime",
            model => Set(model, new() { Name = "pads", Type = Kind.Ints, RefAttrName = "alpha" })),
        With("30,000 attributes", "ONNX Runtime", model => Many(model, 30_000)),
    ];

    static HandMadeInput[] Windows =>
    [
        .. from setting in new[] { "kernel_shape", "strides", "dilations", "pads" }
           from numbers in new long[][] { [], [0, 0], [-1, -1], [1L << 31, 1L << 31], [1 << 20, 1 << 20], [1000, 1000],
               [long.MaxValue, long.MaxValue], [3], [1, 2, 3, 4, 5] }
           from operation in new[] { "Conv", "MaxPool", "AveragePool", "ConvTranspose", "LpPool" }
           select Window(operation, setting, numbers),
        .. from groups in new long[] { 0, -1, 3, 1000, long.MaxValue, long.MinValue }
           select Of($"{groups} groups", "", new("Conv", 13, ["c", SeedWeight], ("group", groups))),
        Of(
            "output padding of 2^62",
            "make sense",
            new("ConvTranspose", 13, ["c", SeedWeight], ("output_padding", new[] { 1L << 62, 1L << 62 }))),
        Of(
            "an output of 2^40",
            "make sense",
            new("ConvTranspose", 13, ["c", SeedWeight], ("output_shape", new[] { 1L << 40, 1L << 40 }))),
        Of(
            "a negative output",
            "make sense",
            new("ConvTranspose", 13, ["c", SeedWeight], ("output_shape", new[] { -5L, -5L }))),
        Of(
            "padding in a mode that is none",
            "ONNX Runtime",
            new("Conv", 13, ["c", SeedWeight], ("auto_pad", "NONSENSE"))),
    ];

    static HandMadeInput[] Numbers =>
    [
        Of("an axis out of range", "ONNX Runtime", new("Concat", 13, ["c", "c"], ("axis", 99L))),
        Of("the least axis", "does not exist", new("Softmax", 13, ["c"], ("axis", long.MinValue))),
        Of(
            "an order with a number twice",
            "ONNX Runtime",
            new("Transpose", 13, ["c"], ("perm", new[] { 0L, 0, 0, 0 }))),
        Of(
            "an order out of range",
            "ONNX Runtime",
            new("Transpose", 13, ["c"], ("perm", new[] { 0L, 1, 2, 1L << 40 }))),
            Of("an order of nothing", "ONNX Runtime", new("Transpose", 13, ["c"], ("perm", Array.Empty<long>()))),
        Of("blocks of no size", "make sense", new("DepthToSpace", 13, ["c"], ("blocksize", 0L))),
        Of("blocks of 2^40", "make sense", new("SpaceToDepth", 13, ["c"], ("blocksize", 1L << 40))),
        Of("blocks of -2", "make sense", new("DepthToSpace", 13, ["c"], ("blocksize", -2L))),
        Of(
            "no groups to normalise",
            "ONNX Runtime",
            new("GroupNormalization", 21, ["c", SeedRowDraw(4), SeedRowDraw(4)], ("num_groups", 0L))),
        Of("a response over 2^62 channels", "make sense", new("LRN", 13, ["c"], ("size", (1L << 62) + 1))),
        Of("a response over no channels", "ONNX Runtime", new("LRN", 13, ["c"], ("size", 0L))),
        Of("-5 greatest", "make sense", new("TopK", 11, ["c", Tensor.Vector(-5)])),
        Of("2^62 greatest", "make sense", new("TopK", 11, ["c", Tensor.Vector(1L << 62)])),
        Of("a cast to nothing", "ONNX Runtime", new("Cast", 13, ["c"], ("to", 99L))),
        Of("a cast to a name that is none", "no element type", new("Cast", 1, ["c"], ("to", "NONSENSE"))),
        Of(
            "steps of 0",
            "ONNX Runtime",
            new("Slice", 13, ["c", Tensor.Vector(0), Tensor.Vector(9), Tensor.Vector(2), Tensor.Vector(0)])),
        Of(
            "the least steps",
            null,
            new(
                "Slice",
                13,
                ["c", Tensor.Vector(0), Tensor.Vector(9), Tensor.Vector(2), Tensor.Vector(long.MinValue)])),
        Of(
            "parts of negative size",
            "ONNX Runtime",
            new("Split", 13, ["c", Tensor.Vector(-4, 8)], ("axis", 1L)) { Outputs = 2 }),
            Of(
                "a part too many",
                "ONNX Runtime",
                new("Split", 13, ["c", Tensor.Vector(2, 2)], ("axis", 1L)) { Outputs = 3 }),
        Of(
            "three parts in two outputs",
            "outputs",
            new("Split", 18, ["c"], ("axis", -1L), ("num_outputs", 3L)) { Outputs = 2 }),
            Of("axes kept twice", "make sense", new("ReduceMax", 13, ["c"], ("keepdims", 2L))),
        Of("scales that are a picture", "not a number for each axis", new("Resize", 10, ["c", "picture"])),
        Of(
            "scales that are four-dimensional",
            "not a number for each axis",
            new("Resize", 13, ["c", "", SeedRowDraw(1, 1, 1, 4)])),
        Behind("a slice behind a window larger than the picture"),
        Of("indices out of range", "make sense", new("Gather", 13, ["c", Tensor.Vector(1L << 40)], ("axis", 1L))),
        Of(
            "places out of range",
            "ONNX Runtime",
            new("ScatterND", 18, ["c", Tensor.Of([0L, 1L << 40], [1, 2]), SeedRowDraw(1, 8, 8)])),
        Of("an equation of 60 letters", "ONNX Runtime", new("Einsum", 12, ["c"], ("equation", new string('a', 60)))),
        Of(
            "an equation without end",
            "ONNX Runtime",
            new("Einsum", 12, ["c"], ("equation", string.Concat(Enumerable.Repeat("abcd,", 5000))))),
        Of("an equation of another rank", "ONNX Runtime", new("Einsum", 12, ["c"], ("equation", "ij->ji"))),
        Of("an equation of signs", "ONNX Runtime", new("Einsum", 12, ["c"], ("equation", "->,...->..."))),
        Of("the least diagonal", "make sense", new("Trilu", 14, ["c", Tensor.Of([long.MinValue], [])])),
        Of("a window of 2^62", "make sense", new("HannWindow", 17, [Tensor.Of([1L << 62], [])])),
        Of(
            "samples of 2^40",
            "make sense",
            new(
                "RoiAlign",
                16,
                ["c", Tensor.Of([1f, 1, 5, 6], [1, 4]), Tensor.Vector(0)],
                ("output_height", 1L << 40),
                ("output_width", 1L << 40))),
    ];

    static Tensor SeedWeight => SeedRowDraw(4, 4, 3, 3);

    static Tensor SeedRowDraw(params long[] shape) => Seeds.SeedRow.Draw(Shape.Of(shape));

    /// <summary>A kernel of 12 x 12 for a picture of 8 x 8, and a Slice of what it would make.</summary>
    static HandMadeInput Behind(string name) => OfBytes(name, "Conv", () =>
    {
        var row = new Seeds.SeedRow("Slice", 13, ["c", Tensor.Vector(0), Tensor.Vector(2), Tensor.Vector(2)]);
        var model = ModelProto.Parser.ParseFrom(ModelFile.ToBytes(row.Model()));
        model.Graph.Node[0].Attribute.Clear();
        model.Weight().Dims.Clear();
        model.Weight().Dims.Add([4, 3, 12, 12]);
        model.Weight().RawData = ByteString.CopyFrom(new byte[4 * 3 * 12 * 12 * 4]);
        return model.ToByteArray();
    });

    static HandMadeInput Window(string operation, string setting, long[] numbers)
    {
        var name = $"{operation}: {setting} of [{string.Join(", ", numbers)}]";
        object[] inputs = operation.StartsWith("Conv", StringComparison.Ordinal) ? ["c", SeedWeight] : ["c"];
        return setting == "kernel_shape"
            ? Of(name, "", new(operation, 13, inputs, (setting, numbers)))
            : Of(name, "", new(operation, 13, inputs, ("kernel_shape", new[] { 3L, 3 }), (setting, numbers)));
    }

    static void Set(ModelProto model, AttributeProto attribute, bool keep = false)
    {
        if (!keep)
        {
            model.Graph.Node[0].Attribute.Clear();
        }

        model.Graph.Node[0].Attribute.Add(attribute);
    }

    static void Many(ModelProto model, int count)
    {
        for (var at = 0; at < count; at++)
        {
            Set(model, new() { Name = $"a{at}", Type = Kind.Graph, G = new() }, keep: true);
        }
    }
}
