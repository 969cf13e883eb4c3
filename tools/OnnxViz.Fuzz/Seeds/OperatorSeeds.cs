using OnnxViz.Graph;
using static OnnxViz.Fuzz.Seeds.SeedRow;

namespace OnnxViz.Fuzz.Seeds;

/// <summary>Networks around single operators, in old forms and new ones.</summary>
static class OperatorSeeds
{
    static readonly Tensor PerChannel = Draw([4]);
    static readonly Tensor Positive = Tensor.Of([1f, 2, 3, 4], [4]);
    static readonly Tensor Nothing = Tensor.Of(Array.Empty<float>(), [0]);
    static readonly Tensor Yes = Tensor.Of(new TensorType(ElementType.Bool, []), new byte[] { 1 });

    public static IEnumerable<SeedRow> All =>
        [
            .. Elementwise, .. Pointwise, .. Windows, .. Layouts, .. Sizes, .. Reductions, .. Normalizations,
            .. Products, .. Fused, .. Uncommon];

    static IEnumerable<SeedRow> Elementwise =>
        from operation in new[]
        {
            "Relu", "LeakyRelu", "Elu", "Selu", "Celu", "ThresholdedRelu", "Sigmoid", "HardSigmoid", "HardSwish",
            "Tanh", "Softplus", "Softsign",
            "Mish", "Gelu", "Erf", "Exp", "Sqrt", "Abs", "Neg", "Reciprocal", "Sin", "Atanh", "Floor", "Round",
            "Identity", "Shape", "Size", "NonZero",
            "Softmax", "LogSoftmax", "Hardmax", "Flatten", "GlobalAveragePool", "GlobalMaxPool", "GlobalLpPool",
            "Transpose", "IsNaN",
        }
        select new SeedRow(operation, 21, ["c"]);

    static SeedRow[] Pointwise =>
    [
        new("Clip", 6, ["c"], ("min", -1f), ("max", 1f)), new("Clip", 13, ["c", Number(-1), Number(1)]),
        new("PRelu", 16, ["c", Draw([4, 1, 1])]),
        new("PRelu", 6, ["c", PerChannel]), new("Add", 6, ["c", PerChannel], ("broadcast", 1L), ("axis", 1L)),
        new("Add", 14, ["c", "c"]), new("Mul", 14, ["c", Number(2)]), new("Div", 14, ["c", Draw([8])]),
        new("Pow", 15, ["c", Number(2)]),
        new("Sum", 13, ["c", "c", "c"]), new("Mean", 13, ["c", "c"]), new("Max", 13, ["c", Number(0)]),
        new("Min", 13, ["c", "c"]),
        new("Where", 16, [Yes, "c", Number(0)]), new("Cast", 13, ["c"], ("to", 10L)),
        new("Cast", 1, ["c"], ("to", "DOUBLE")),
        new("CastLike", 19, ["c", Tensor.Vector(1)]), new("Dropout", 6, ["c"], ("ratio", 0.3f), ("is_test", 1L)),
        new("Dropout", 13, ["c", Number(0.4f)]),
        new("QuantizeLinear", 13, ["c", Number(0.1f), Byte(128)]),
        new("DequantizeLinear", 13, [Byte(3), Number(0.1f), Byte(1)]),
        new("DynamicQuantizeLinear", 11, ["c"]) { Outputs = 3 }, new("Bernoulli", 15, ["c"]),
        new("Mod", 13, ["c", Number(2)], ("fmod", 1L)),
    ];

    static SeedRow[] Windows =>
    [
        new("Conv", 22, ["c", Draw([2, 4, 3, 3]), Draw([2])], ("strides", Longs(2, 1)), ("auto_pad", "SAME_UPPER")),
        new(
            "Conv",
            11,
            ["c", Draw([8, 1, 3, 3])],
            ("group", 4L),
            ("kernel_shape", Longs(3, 3)),
            ("pads", Longs(1, 0, 1, 2))),
        new(
            "ConvTranspose",
            11,
            ["c", Draw([4, 2, 2, 2])],
            ("strides", Longs(2, 2)),
            ("output_padding", Longs(1, 0)),
            ("kernel_shape", Longs(2, 2))),
        new("ConvTranspose", 11, ["c", Draw([4, 2, 3, 3])], ("strides", Longs(2, 2)), ("output_shape", Longs(16, 16))),
        new(
            "MaxPool",
            12,
            ["c"],
            ("kernel_shape", Longs(3, 3)),
            ("strides", Longs(2, 2)),
            ("pads", Longs(1, 1, 1, 1)),
            ("ceil_mode", 1L),
            ("dilations", Longs(1, 2))),
        new("MaxPool", 8, ["c"], ("kernel_shape", Longs(2, 2)), ("storage_order", 0L)) { Outputs = 2 },
        new(
            "AveragePool",
            19,
            ["c"],
            ("kernel_shape", Longs(3, 3)),
            ("count_include_pad", 1L),
            ("pads", Longs(1, 1, 1, 1)),
            ("dilations", Longs(2, 1))),
        new("AveragePool", 7, ["c"], ("kernel_shape", Longs(2, 2)), ("auto_pad", "SAME_LOWER")),
        new("LpPool", 18, ["c"], ("kernel_shape", Longs(2, 2)), ("p", 3L)),
        new("LRN", 13, ["c"], ("size", 3L), ("alpha", 0.1f)),
        new("Col2Im", 18, [Draw([1, 8, 9]), Tensor.Vector(4, 4), Tensor.Vector(2, 2)]),
        new("MaxRoiPool", 1, ["c", Draw([1, 5])], ("pooled_shape", Longs(2, 2))),
        new(
            "RoiAlign",
            16,
            ["c", Tensor.Of([1f, 1, 5, 6], [1, 4]), Tensor.Vector(0)],
            ("output_height", 2L),
            ("output_width", 2L),
            ("sampling_ratio", 2L)),
        new("GridSample", 16, ["c", Draw([1, 5, 5, 2])], ("mode", "bilinear"), ("padding_mode", "border")),
        new("GridSample", 20, ["c", Draw([1, 5, 5, 2])], ("mode", "cubic"), ("align_corners", 1L)),
        new(
            "MaxUnpool",
            11,
            [Draw([1, 1, 2, 2]), Tensor.Of([0L, 3, 8, 15], [1, 1, 2, 2]), Tensor.Vector(1, 1, 4, 4)],
            ("kernel_shape", Longs(2, 2)),
            ("strides", Longs(2, 2))),
        new(
            "QLinearConv",
            10,
            [
                Bytes(1, 4, 8, 8),
                Number(0.1f),
                Byte(1),
                Bytes(2, 4, 3, 3),
                Number(0.1f),
                Byte(1),
                Number(0.1f),
                Byte(1),
            ]),
    ];

    static SeedRow[] Layouts =>
    [
        new("Reshape", 13, ["c", Tensor.Vector(0, -1)]), new("Reshape", 1, ["c"], ("shape", Longs(1, -1))),
        new("Transpose", 13, ["c"], ("perm", Longs(0, 2, 3, 1))), new("Squeeze", 11, ["c"], ("axes", Longs(0))),
        new("Squeeze", 13, ["c", Tensor.Vector(0)]),
        new("Unsqueeze", 11, ["c"], ("axes", Longs(0, 3))), new("Unsqueeze", 13, ["c", Tensor.Vector(2)]),
        new("Flatten", 9, ["c"], ("axis", -1L)),
        new("Concat", 13, ["c", "c"], ("axis", 1L)), new("Concat", 1, ["c", "c"]),
        new("Split", 11, ["c"], ("axis", 1L), ("split", Longs(1, 3))) { Outputs = 2 },
        new("Split", 18, ["c"], ("axis", -1L), ("num_outputs", 3L)) { Outputs = 3 },
        new("Split", 13, ["c", Tensor.Vector(1, 3)], ("axis", 1L)) { Outputs = 2 },
        new("Slice", 9, ["c"], ("starts", Longs(1, -3)), ("ends", Longs(5, 1000)), ("axes", Longs(2, 3))),
        new("Slice", 13, ["c", Tensor.Vector(-1), Tensor.Vector(long.MinValue), Tensor.Vector(3), Tensor.Vector(-2)]),
        new("Gather", 13, ["c", Tensor.Vector(2, -1, 0)], ("axis", 1L)),
        new("GatherElements", 13, ["c", Tensor.Of([1L, 0, 3, 2], [1, 4, 1, 1])], ("axis", 1L)),
        new("GatherND", 13, ["c", Tensor.Of([0L, 1, 0, 2], [2, 2])]),
        new(
            "ScatterElements",
            18,
            ["c", Tensor.Of([1L], [1, 1, 1, 1]), Draw([1, 1, 1, 1])],
            ("reduction", "add"),
            ("axis", 1L)),
        new("ScatterND", 18, ["c", Tensor.Of([0L, 1], [1, 2]), Draw([1, 8, 8])], ("reduction", "mul")),
        new("Scatter", 9, ["c", Tensor.Of([1L], [1, 1, 1, 1]), Draw([1, 1, 1, 1])], ("axis", 1L)),
        new("DepthToSpace", 13, ["c"], ("blocksize", 2L), ("mode", "CRD")),
        new("SpaceToDepth", 13, ["c"], ("blocksize", 2L)),
        new("ReverseSequence", 10, ["c", Tensor.Vector(3)], ("batch_axis", 0L), ("time_axis", 1L)),
        new("Trilu", 14, ["c", Scalar(1)], ("upper", 0L)),
        new(
            "Compress",
            11,
            ["c", Tensor.Of(new TensorType(ElementType.Bool, [4]), new byte[] { 1, 0, 1, 0 })],
            ("axis", 1L)),
        new("CenterCropPad", 18, ["c", Tensor.Vector(6, 12)], ("axes", Longs(2, 3))),
        new("Crop", 7, ["c"], ("border", Longs(1, 2, 3, 1))),
    ];

    static SeedRow[] Sizes =>
    [
        new("Tile", 13, ["c", Tensor.Vector(1, 2, 1, 3)]), new("Tile", 1, ["c", Tensor.Vector(2), Tensor.Vector(1)]),
        new("Expand", 13, ["c", Tensor.Vector(2, 1, 1, 1)]),
        new("ConstantOfShape", 20, [Tensor.Vector(1, 4, 8, 8)], ("value", Tensor.Of([1f], [1]))),
        new("Range", 11, [Number(0), Number(10), Number(1)]),
        new("OneHot", 11, [Tensor.Vector(1, 2), Scalar(5), Tensor.Of([0f, 1], [2])]), new("EyeLike", 9, [Draw([3, 3])]),
        new("Pad", 2, ["c"], ("pads", Longs(0, 0, 1, 2, 0, 0, 2, 1)), ("value", 1.5f)),
        new("Pad", 1, ["c"], ("paddings", Longs(0, 0, 1, 2, 0, 0, 2, 1))),
        new("Pad", 13, ["c", Tensor.Vector(0, 0, 1, 2, 0, 0, 2, 1)], ("mode", "reflect")),
        new("Pad", 19, ["c", Tensor.Vector(1, 2, 2, 1), "", Tensor.Vector(2, 3)], ("mode", "wrap")),
        new("Pad", 18, ["c", Tensor.Vector(1, 2, -2, 1), Number(1), Tensor.Vector(2, 3)]),
        new("Upsample", 7, ["c"], ("scales", new[] { 1f, 1, 2, 3 })),
        new("Upsample", 9, ["c", Tensor.Of([1f, 1, 2.5f, 1.5f], [4])], ("mode", "linear")),
        new("Upsample", 1, ["c"], ("height_scale", 2f), ("width_scale", 1f)),
        new("Resize", 10, ["c", Tensor.Of([1f, 1, 0.6f, 1.7f], [4])]),
        new("Resize", 11, ["c", Nothing, Tensor.Of([1f, 1, 2, 2], [4])], ("mode", "linear")),
        new(
            "Resize",
            13,
            ["c", "", "", Tensor.Vector(1, 4, 5, 7)],
            ("mode", "cubic"),
            ("coordinate_transformation_mode", "align_corners")),
        new(
            "Resize",
            19,
            ["c", "", "", Tensor.Vector(5, 7)],
            ("axes", Longs(2, 3)),
            ("keep_aspect_ratio_policy", "not_larger"),
            ("antialias", 1L),
            ("mode", "linear")),
        new("RandomNormalLike", 1, ["c"]), new("RandomUniform", 1, [], ("shape", Longs(1, 4, 8, 8))),
        new("AffineGrid", 20, [Draw([1, 2, 3]), Tensor.Vector(1, 4, 8, 8)]),
        new("HannWindow", 17, [Scalar(8)]), new("Constant", 13, [], ("value_floats", new[] { 1f, 2 })),
        new("Constant", 9, [], ("value", Draw([1, 4, 8, 8]))),
    ];

    static IEnumerable<SeedRow> Reductions =>
    [
        .. from name in new[] { "L1", "L2", "LogSum", "LogSumExp", "Max", "Mean", "Min", "Prod", "Sum", "SumSquare" }
           from row in new SeedRow[]
           {
               new($"Reduce{name}", 11, ["c"], ("axes", Longs(2, -1)), ("keepdims", 0L)),
               new($"Reduce{name}", 18, ["c", Tensor.Vector(1)], ("noop_with_empty_axes", 1L)),
           }
           select row,
        new("ArgMax", 13, ["c"], ("axis", 1L), ("select_last_index", 1L)),
        new("CumSum", 14, ["c", Scalar(1)], ("reverse", 1L)),
        new("TopK", 1, ["c"], ("k", 3L), ("axis", 1L)) { Outputs = 2 },
        new("TopK", 11, ["c", Tensor.Vector(3)], ("axis", -1L)) { Outputs = 2 },
        new("Unique", 11, ["c"], ("axis", 1L)) { Outputs = 4 },
        new("NonMaxSuppression", 11, [Draw([1, 6, 4]), Draw([1, 2, 6]), Tensor.Vector(3), Number(0.5f), Number(0)]),
    ];

    static SeedRow[] Normalizations =>
    [
        new("BatchNormalization", 7, ["c", PerChannel, PerChannel, PerChannel, Positive], ("epsilon", 1e-3f)),
        new("BatchNormalization", 15, ["c", PerChannel, PerChannel, PerChannel, Positive]),
        new("BatchNormalization", 6, ["c", PerChannel, PerChannel, PerChannel, Positive], ("is_test", 1L)),
        new(
            "BatchNormalization",
            7,
            ["c", Draw([4, 8, 8]), Draw([4, 8, 8]), Draw([4, 8, 8]), Draw([4, 8, 8])],
            ("spatial", 0L)),
        new("InstanceNormalization", 6, ["c", PerChannel, PerChannel]),
        new("LayerNormalization", 17, ["c", Draw([8]), Draw([8])], ("axis", -1L)),
        new("GroupNormalization", 18, ["c", Draw([2]), Draw([2])], ("num_groups", 2L)),
        new("GroupNormalization", 21, ["c", PerChannel, PerChannel], ("num_groups", 2L)),
        new("MeanVarianceNormalization", 8, ["c"], ("across_channels", 1L)),
        new("MeanVarianceNormalization", 13, ["c"], ("axes", Longs(0, 2, 3))),
        new("LpNormalization", 22, ["c"], ("axis", 1L), ("p", 2L)),
        new("ImageScaler", 7, ["c"], ("scale", 2f), ("bias", new[] { 1f, 2, 3, 4 })),
        new("Affine", 7, ["c"], ("alpha", 2f), ("beta", 1f)), new("ScaledTanh", 7, ["c"], ("alpha", 2f)),
        new("Softmax", 11, ["c"], ("axis", 1L)),
        new("Softmax", 7, ["c"], ("axis", -2L)),
    ];

    static SeedRow[] Products =>
    [
        new("MatMul", 13, ["c", Draw([8, 5])]),
        new("Gemm", 13, [Draw([2, 3]), Draw([4, 3]), PerChannel], ("transB", 1L), ("alpha", 0.5f)),
        new("Einsum", 12, ["c", Draw([4, 5])], ("equation", "bchw,cd->bdhw")),
        new("Einsum", 12, ["c"], ("equation", "...hh->...h")), new("MatMulInteger", 10, [Bytes(2, 3), Bytes(3, 4)]),
        new("Det", 11, ["c"]), new("DFT", 17, [Draw([1, 8, 3, 1])], ("axis", 1L)),
        new("DFT", 20, [Draw([1, 8, 3, 1]), "", Scalar(1)]),
        new("STFT", 17, [Draw([1, 32, 1]), Scalar(4), Draw([8])]),
        new("LSTM", 14, [Draw([5, 1, 3]), Draw([1, 8, 3]), Draw([1, 8, 2])], ("hidden_size", 2L)),
        new("GRU", 14, [Draw([5, 1, 3]), Draw([1, 6, 3]), Draw([1, 6, 2])], ("hidden_size", 2L)),
        new("RNN", 14, [Draw([5, 1, 3]), Draw([1, 2, 3]), Draw([1, 2, 2])], ("hidden_size", 2L)),
    ];

    static SeedRow[] Fused =>
    [
        new(
            "com.microsoft.FusedConv",
            13,
            ["c", Draw([2, 4, 3, 3])],
            ("activation", "Relu"),
            ("kernel_shape", Longs(3, 3))), new("com.microsoft.Gelu", 13, ["c"]),
        new("com.microsoft.FastGelu", 13, ["c", Draw([8])]), new("com.microsoft.BiasGelu", 13, ["c", Draw([8])]),
        new("com.microsoft.QuickGelu", 13, ["c"]),
        new("com.microsoft.FusedMatMul", 13, ["c", Draw([5, 8])], ("transB", 1L)),
        new("com.microsoft.SkipLayerNormalization", 13, [Draw([1, 2, 8]), Draw([1, 2, 8]), Draw([8])]),
        new("com.microsoft.NhwcMaxPool", 13, [Bytes(1, 8, 8, 4)], ("kernel_shape", Longs(2, 2))),
        new("com.microsoft.ExpandDims", 13, ["c", Tensor.Of(new TensorType(ElementType.Int32, []), new byte[4])]),
        new("com.microsoft.Inverse", 13, ["c"]), new("com.microsoft.GridSample", 13, ["c", Draw([1, 5, 5, 2])]),
    ];

    static SeedRow[] Uncommon =>
    [
        new("SequenceConstruct", 11, ["c", "c"]), new("SplitToSequence", 11, ["c"], ("axis", 1L)),
        new("Optional", 15, ["c"]), new("StringConcat", 20, [Text("a"), Text("b")]),
        new("NegativeLogLikelihoodLoss", 13, ["c", Tensor.Of(new long[64], [1, 8, 8])]),
        new("ImageDecoder", 20, [Byte(1)]), new("BlackmanWindow", 17, [Scalar(8)]),
        new("MelWeightMatrix", 17, [Scalar(4), Scalar(16), Scalar(8000), Number(0), Number(4000)]),
        new("Multinomial", 7, [Draw([1, 4])], ("sample_size", 3L)),
        new(
            "TfIdfVectorizer", 9, [Tensor.Vector(1, 2, 3)], ("mode", "TF"), ("max_gram_length", 1L),
            ("min_gram_length", 1L), ("max_skip_count", 0L), ("ngram_counts", Longs(0)),
            ("ngram_indexes", Longs(0, 1)), ("pool_int64s", Longs(2, 3))),
        new("Attention", 23, [Draw([1, 2, 4, 8]), Draw([1, 2, 4, 8]), Draw([1, 2, 4, 8])]),
        new("BitShift", 11, [Byte(3), Byte(1)], ("direction", "LEFT")),
    ];

    static long[] Longs(params long[] numbers) => numbers;

    static Tensor Number(float number) => Tensor.Of([number], Shape.Scalar);

    static Tensor Scalar(long number) => Tensor.Of([number], Shape.Scalar);

    static Tensor Byte(byte number) => Tensor.Of(new TensorType(ElementType.UInt8, []), new[] { number });

    static Tensor Bytes(params ReadOnlySpan<long> shape)
    {
        var type = new TensorType(ElementType.UInt8, Shape.Of(shape));
        return Tensor.Of(type, new byte[type.Shape.Size]);
    }

    static Tensor Text(string text) =>
        new(new(ElementType.String, []), new TextsInMemory([System.Text.Encoding.UTF8.GetBytes(text)]));
}
