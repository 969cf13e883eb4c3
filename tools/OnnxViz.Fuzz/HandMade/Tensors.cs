using Google.Protobuf;
using OnnxViz.Graph;
using OnnxViz.Graph.Wire;
using static OnnxViz.Fuzz.HandMade.Victim;

namespace OnnxViz.Fuzz.HandMade;

/// <summary>Weights that are not what they claim to be.</summary>
static class Tensors
{
    public static IEnumerable<HandMadeInput> All =>
    [
        With("a negative dimension", "negative dimension", model => model.Weight().Dims[0] = -4),
        With("the least dimension", "negative dimension", model => model.Weight().Dims[0] = long.MinValue),
        With("a dimension of 2^40", "needs", model => model.Weight().Dims[0] = 1L << 40),
        With("dimensions that overflow", "impossible shape", model => model.Weight().Dims.Add([1L << 40, 1L << 40])),
        With("dimensions that overflow to nothing", "impossible shape", model => Shape(model, 1L << 32, 1L << 32)),
        With("a size that overflows with its width", "impossible shape", model => Shape(model, 1L << 61)),
        With("nothing, many times", "do not fit an input of shape", model => Shape(model, 0, long.MaxValue)),
        With("many times nothing", "impossible shape", model => Shape(model, long.MaxValue, long.MaxValue, 0)),
        With("10,000 dimensions", "needs", model => Shape(model, [.. Enumerable.Repeat(1L, 10_000)])),
        With("element type 0", "element type 0", model => model.Weight().DataType = 0),
        With("element type 99", "element type 99", model => model.Weight().DataType = 99),
        With("element type -1", "element type -1", model => model.Weight().DataType = -1),
        With("doubles of half the length", "needs", model => model.Weight().DataType = (int)ElementType.Double),
        With("halves of twice the length", "needs", model => model.Weight().DataType = (int)ElementType.Float16),
        With("texts without texts", "texts", model => model.Weight().DataType = (int)ElementType.String),
        With("integers in place of floats", "ONNX Runtime", model => model.Weight().DataType = (int)ElementType.Int32),
        With(
            "complex numbers",
            "ONNX Runtime",
            model => (model.Weight().DataType, model.Weight().Dims[0]) = ((int)ElementType.Complex64, 2)),
        With("8-bit floats", "ONNX Runtime", model => Typed(model, ElementType.Float8E4M3FN, 108)),
        With("4-bit integers", "ONNX Runtime", model => Typed(model, ElementType.Int4, 54)),
        With("bfloat16", null, model => Typed(model, ElementType.BFloat16, 216)),
        With("no data", "gives 0", model => model.Weight().RawData = ByteString.Empty),
        With("a byte too many", "needs", model => Raw(model, 433)),
        With("a byte too few", "needs", model => Raw(model, 431)),
        With("numbers in two places", null, model => model.Weight().FloatData.Add([1, 2, 3])),
        With("numbers in the wrong place", "gives 0", model => Moved(model, tensor => tensor.DoubleData.Add(1))),
        With("integers as floats", "gives 0", model => Moved(model, tensor => tensor.Int32Data.Add(new int[108]))),
        With("floats as texts", "gives 0", model => Moved(model, tensor => tensor.StringData.Add(ByteString.Empty))),
        With("NaN", "NaN", model => Filled(model, float.NaN)),
        With("infinity", "NaN or infinite", model => Filled(model, float.PositiveInfinity)),
        With("the greatest numbers", "the objective is", model => Filled(model, float.MaxValue)),
        With("the smallest numbers", null, model => Filled(model, float.Epsilon)),
        With(
            "a tensor of no name",
            null,
            model => model.Graph.Initializer.Add(new TensorProto { DataType = 1, Dims = { 1 }, FloatData = { 1 } })),
        With("a tensor twice", null, model => model.Graph.Initializer.Add(model.Weight().Clone())),
        With(
            "two tensors of one name",
            "do not fit an input of shape",
            model => model.Graph.Initializer.Add(
                new TensorProto { Name = "w", DataType = 1, Dims = { 1 }, FloatData = { 1 } })),
        With("weights that are not there", "which nothing makes", model => model.Graph.Initializer.Clear()),
        With("a scalar in place of weights", "Conv", model => Shape(model, [], 4)),
    ];

    static void Shape(ModelProto model, params long[] dimensions) => Shape(model, dimensions, 0);

    static void Shape(ModelProto model, long[] dimensions, int bytes)
    {
        model.Weight().Dims.Clear();
        model.Weight().Dims.Add(dimensions);
        Raw(model, bytes);
    }

    static void Raw(ModelProto model, int bytes) => model.Weight().RawData = ByteString.CopyFrom(new byte[bytes]);

    static void Typed(ModelProto model, ElementType element, int bytes)
    {
        model.Weight().DataType = (int)element;
        Raw(model, bytes);
    }

    static void Moved(ModelProto model, Action<TensorProto> fill)
    {
        model.Weight().RawData = ByteString.Empty;
        fill(model.Weight());
    }

    static void Filled(ModelProto model, float number) =>
        Moved(model, tensor => tensor.FloatData.Add(Enumerable.Repeat(number, 108)));
}
