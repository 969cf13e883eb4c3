using OnnxViz.Graph;
using OnnxViz.Graph.Wire;
using static OnnxViz.Fuzz.HandMade.Victim;

namespace OnnxViz.Fuzz.HandMade;

/// <summary>Inputs of absurd sizes and kinds.</summary>
static class Pictures
{
    public static IEnumerable<HandMadeInput> All =>
    [
        With("a picture of 2^40 lines", "than can be counted", model => Sizes(model, 1, 3, 1L << 40, 1L << 40)),
        With("a picture of 2^62 lines", "than can be counted", model => Sizes(model, 1, 3, 1L << 62, 8)),
        With("a picture of 50 GB", "take smaller pictures", model => Sizes(model, 1, 3, 65536, 65536)),
        With("a picture of 2^31 channels", "take smaller pictures", model => Sizes(model, 1, 1L << 31, 8, 8)),
        With("a picture without lines", "the input has the shape", model => Sizes(model, 1, 3, 0, 8)),
        With("a picture without channels", "do not fit an input of shape", model => Sizes(model, 1, 0, 8, 8)),
        With("no pictures", null, model => Sizes(model, 0, 3, 8, 8)),
        With("2^40 pictures", null, model => Sizes(model, 1L << 40, 3, 8, 8)),
        With("a picture of negative size", null, model => Sizes(model, -1, 3, -8, -8)),
        With("a picture smaller than the kernel", null, model => Sizes(model, 1, 3, 1, 1)),
        With("a picture of three dimensions", "ONNX Runtime", model => Sizes(model, 3, 8, 8)),
        With(
            "a picture of 1000 dimensions",
            "no float picture input",
            model => Sizes(model, [.. Enumerable.Repeat(1L, 1000)])),
        With(
            "a picture of integers",
            "no float picture input",
            model => model.Graph.Input[0].Type.TensorType.ElemType = 7),
        With(
            "a picture of texts",
            "no float picture input",
            model => model.Graph.Input[0].Type.TensorType.ElemType = (int)ElementType.String),
        With(
            "a picture of unknown type",
            "element type 77",
            model => model.Graph.Input[0].Type.TensorType.ElemType = 77),
        With("a picture of no type", "no float picture input", model => model.Graph.Input[0].Type = null),
        With("a picture of no shape", null, model => model.Graph.Input[0].Type.TensorType.Shape = null),
        With(
            "a picture of one pixel of 100,000 channels",
            "do not fit an input of shape",
            model => Sizes(model, 1, 100_000, 1, 1)),
        With("no input", "which nothing makes", model => model.Graph.Input.Clear()),
        With(
            "a second input of 2^62 numbers",
            "ONNX Runtime",
            model => Second(model, ElementType.Float, 1L << 31, 1L << 31)),
        With("a second input of 40 GB", "ONNX Runtime", model => Second(model, ElementType.Float, 10_000_000_000)),
        With("a second input of texts", "ONNX Runtime", model => Second(model, ElementType.String, 1)),
        With("a second input of 4-bit integers", "ONNX Runtime", model => Second(model, ElementType.Int4, 3)),
        With("a second picture", "several picture inputs", model => Second(model, ElementType.Float, 1, 3, 8, 8)),
        With(
            "1000 pictures",
            "several picture inputs",
            model => Enumerable.Range(0, 1000).ToList().ForEach(_ => Second(model, ElementType.Float, 1, 3, 8, 8))),
    ];

    static void Sizes(ModelProto model, params long[] sizes) =>
        model.Graph.Input[0].Type = Type(ElementType.Float, sizes);

    static void Second(ModelProto model, ElementType element, params long[] sizes)
    {
        model.Graph.Input.Add(
            new ValueInfoProto { Name = $"second{model.Graph.Input.Count}", Type = Type(element, sizes) });
        if (model.Graph.Input.Count == 2)
        {
            model.Last().OpType = "Add";
            model.Last().Input.Add("second1");
        }
    }

    static TypeProto Type(ElementType element, long[] sizes)
    {
        var type = new TypeProto { TensorType = new() { ElemType = (int)element, Shape = new() } };
        type.TensorType.Shape.Dim.Add(sizes.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return type;
    }
}
