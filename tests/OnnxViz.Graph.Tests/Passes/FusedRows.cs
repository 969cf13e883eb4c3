using static OnnxViz.Graph.Tests.Passes.Samples;

namespace OnnxViz.Graph.Tests.Passes;

/// <summary>
/// Operators that ONNX Runtime's optimisers write. Its own CPU kernels say what they mean; those that it has none for
/// are computed by hand.
/// </summary>
static class FusedRows
{
    /// <summary>Other orders of the same sums, other polynomials for the same functions.</summary>
    const float Rounding = 2e-6f;

    static readonly (string Name, object Content) Pads = ("pads", new[] { 1L, 1, 1, 1 });

    static readonly (string Name, object Content) Heads = ("num_heads", 2L);

    public static IEnumerable<FormRow> All =>
        [.. Microsoft(Activations), .. Microsoft(Convolutions), .. Microsoft(Products), .. Microsoft(Normalizations),
            .. Microsoft(Attention), .. Microsoft(Synonyms), .. StandardDomain];

    static IEnumerable<FormRow> Microsoft(IEnumerable<FormRow> rows) =>
        rows.Select(row => row with { Domain = "com.microsoft", Rounding = Rounding });

    static FormRow[] Activations =>
    [
        new("Gelu", 17, [Wave(2, 3, 4)]),
        new("BiasGelu", 17, [Wave(2, 3, 4), Wave(4)]),
        new("FastGelu", 13, [Wave(2, 3, 4)]),
        new("FastGelu", 13, [Wave(2, 3, 4), Wave(4)]),
        new("QuickGelu", 17, [Wave(2, 3, 4)]),
        new("QuickGelu", 17, [Wave(2, 3, 4)], ("alpha", 0.7f)),
    ];

    static IEnumerable<FormRow> Convolutions =>
    [
        Conv("Relu"),
        Conv("Tanh"),
        Conv("Sigmoid"),
        Conv("LeakyRelu", 0.2f),
        Conv("Clip", -0.5f, 1.5f),
        Conv("HardSigmoid", 0.3f, 0.4f),
        new(
            "FusedConv",
            13,
            [Wave(1, 2, 5, 5), Wave(4, 2, 3, 3), Wave(4), Wave(1, 4, 5, 5)],
            Pads,
            ("activation", "Relu")),
        new("FusedConv", 13, [Wave(1, 2, 5, 5), Wave(4, 2, 3, 3), null, Wave(1, 4, 5, 5)], Pads),
        new("FusedConv", 11, [Wave(1, 4, 7, 7), Wave(4, 2, 3, 3)], ("group", 2L), ("strides", new[] { 2L, 2 }),
            ("activation", "Relu")),
        new(
            "NhwcConv",
            17,
            [Wave(1, 2, 2, 2), Tensor.Of([1f, 0, 0, 1, 2, 3], [3, 1, 1, 2]), Tensor.Of([0f, 0, 1], [3])])
        {
            Expected =
                [.. Wave(1, 2, 2, 2).ToFloats().Chunk(2).SelectMany(
                    p => new[] { p[0], p[1], (2 * p[0]) + (3 * p[1]) + 1 })],
        },
    ];

    static FormRow Conv(string activation, params float[] numbers) => new(
        "FusedConv", 13, [Wave(1, 3, 5, 6), Map(Wave(4, 3, 3, 3), x => x / 20), Wave(4)],
        [
            ("activation", activation),
            .. numbers.Length > 0 ? [("activation_params", (object)numbers)] : Array.Empty<(string, object)>(),
        ]);

    static IEnumerable<FormRow> Products =>
    [
        Gemm("Relu"),
        Gemm("Sigmoid"),
        Gemm("Tanh"),
        Gemm("Softplus"),
        Gemm("Softsign"),
        Gemm("LeakyRelu", ("activation_alpha", 0.1f)),
        Gemm("Elu", ("activation_alpha", 1.5f)),
        Gemm("Celu", ("activation_alpha", 2f)),
        Gemm("ThresholdedRelu", ("activation_alpha", 1.1f)),
        Gemm("HardSigmoid", ("activation_alpha", 0.1f), ("activation_beta", 0.6f)),
        .. from declared in new[] { true, false }
           from row in new FormRow[]
           {
               new("FusedMatMul", 13, [Wave(2, 3, 4), Wave(2, 4, 5)], ("alpha", 0.25f)),
               new("FusedMatMul", 13, [Wave(2, 4, 3), Wave(2, 4, 5)], ("transA", 1L)),
               new("FusedMatMul", 13, [Wave(2, 2, 3, 4), Wave(2, 2, 5, 4)], ("transB", 1L), ("alpha", 2f)),
               new("FusedMatMul", 13, [Wave(4, 3), Wave(5, 4)], ("transA", 1L), ("transB", 1L)),
               new("TransposeMatMul", 13, [Wave(4, 3), Wave(4, 5)], ("transA", 1L), ("alpha", 0.5f)),
               new("FusedMatMul", 13, [Wave(3, 2, 2, 4), Wave(2, 2, 4, 5)], ("transBatchA", 1L)),
               new("FusedMatMul", 13, [Wave(2, 2, 3, 4), Wave(5, 2, 2, 4)], ("transBatchB", 1L), ("transB", 1L)),
               new(
                   "FusedMatMul",
                   13,
                   [Wave(4, 2, 3), Wave(4, 2, 5)],
                   ("transBatchA", 1L),
                   ("transBatchB", 1L),
                   ("transA", 1L)),
           }
           select row with { Declared = declared },
    ];

    static FormRow Gemm(string activation, params (string, object)[] numbers) => new(
        "FusedGemm", 13, [Wave(3, 4), Wave(5, 4), Wave(5)],
        [("activation", activation), ("transB", 1L), ("alpha", 0.1f), ("beta", 0.5f), .. numbers]);

    static FormRow[] Normalizations =>
    [
        new("SkipLayerNormalization", 13, [Wave(2, 3, 4), Wave(2, 3, 4), Wave(4), Wave(4), Wave(4)]),
        new("SkipLayerNormalization", 13, [Wave(2, 3, 4), Wave(1, 3, 4), Wave(4)], ("epsilon", 0.5f)),
        new("SkipLayerNormalization", 13, [Wave(2, 3, 4), Wave(2, 3, 4), Wave(4), Wave(4), Wave(4)])
        {
            Outputs = 4, Skipped = [1, 2],
        },
        new("SkipLayerNormalization", 13, [Wave(2, 3, 4), Wave(2, 3, 4), Wave(4)]) { Outputs = 4, Skipped = [1, 2] },
        new("SkipSimplifiedLayerNormalization", 13, [Wave(2, 3, 4), Wave(2, 3, 4), Wave(4), Wave(4)])
        {
            Outputs = 4, Skipped = [1, 2],
        },
        new("SkipSimplifiedLayerNormalization", 13, [Wave(2, 3, 4), Wave(2, 3, 4), Wave(4)], ("epsilon", 0.5f)),
        new("SimplifiedLayerNormalization", 17, [Tensor.Of([1f, 7], [1, 2]), Tensor.Of([1f, 2], [2])], ("epsilon", 0f))
        {
            Expected = [0.2f, 2.8f],
        },
        new("LayerNormalization", 17, [Tensor.Of([1f, 3], [1, 2]), Tensor.Of([1f, 2], [2]), Tensor.Of([0f, 5], [2])],
            ("epsilon", 0f))
        {
            Expected = [-1, 7],
        },
        new("GroupNorm", 17, [Tensor.Of([1f, 5, 3, 9], [1, 1, 2, 2]), Tensor.Of([1f, 2], [2]), Tensor.Of([0f, 1], [2])],
            ("groups", 2L), ("epsilon", 0f))
        {
            Expected = [-1, -1, 1, 3],
        },
        new("GroupNorm", 17, [Tensor.Of([1f, 3, 5, 9], [1, 2, 1, 2]), Tensor.Of([1f, 2], [2]), Tensor.Of([0f, 1], [2])],
            ("groups", 2L), ("epsilon", 0f), ("channels_last", 0L), ("activation", 1L))
        {
            Expected = [Swish(-1), Swish(1), Swish(-1), Swish(3)],
        },
        new(
            "BiasAdd",
            17,
            [Tensor.Of([1f, 2], [1, 1, 2]), Tensor.Of([10f, 20], [2]), Tensor.Of([100f, 200], [1, 1, 2])])
        {
            Expected = [111, 222],
        },
        new(
            "BiasSoftmax",
            17,
            [Tensor.Of([1f, 2, 3, 4], [1, 1, 2, 2]), Tensor.Of([1f, 0], [1, 1, 1, 2])],
            ("axis", 3L),
            ("is_inner_broadcast", 1L))
        {
            Expected = [0.5f, 0.5f, 0.5f, 0.5f],
        },
    ];

    static FormRow[] Attention =>
    [
        new("Attention", 13, [Wave(2, 3, 4), Small(4, 12), Wave(12)], Heads),
        new("Attention", 13, [Wave(1, 3, 4), Small(4, 12), Wave(12)], Heads, ("scale", 0.3f)),
        new("Attention", 13, [Wave(2, 3, 4), Small(4, 14), Wave(14)], Heads, ("qkv_hidden_sizes", new[] { 4L, 4, 6 })),
        new("Attention", 13, [Wave(2, 3, 4), Small(4, 12), Wave(12), null, null, Wave(2, 2, 3, 3)], Heads),
        new("MultiHeadAttention", 13, [Wave(2, 3, 4), Small(2, 5, 4), Wave(2, 5, 6)], Heads),
        new("MultiHeadAttention", 13, [Wave(2, 3, 4), Small(2, 5, 4), Wave(2, 5, 6), Wave(14)], Heads, ("scale", 0.3f)),
        new("MultiHeadAttention", 13,
            [Wave(2, 3, 4), Small(2, 5, 4), Wave(2, 5, 4), null, null, Wave(2, 2, 3, 5)], Heads) { Declared = false },
    ];

    static IEnumerable<FormRow> Synonyms =>
    [
        new("Pad", 13, [Wave(2, 3), Tensor.Vector(0, 1, 0, 2), Tensor.Of([5f], [1])], ("mode", "constant")),
        new("Trilu", 13, [Wave(3, 4)], ("upper", 0L)),
        new("Range", 13, [Tensor.Of([1f], [1]), Tensor.Of([4f], [1]), Tensor.Of([0.5f], [1])]),
        new("GatherND", 13, [Wave(3, 4), Tensor.Of([0L, 1, 2, 3], [2, 2])]),
        new("ExpandDims", 13, [Wave(3, 4)])
        {
            Constants = { [1] = Tensor.Of(new TensorType(ElementType.Int32, []), new byte[4] { 1, 0, 0, 0 }) },
        },
        new("GridSample", 13, [Wave(1, 2, 4, 4), Map(Wave(1, 3, 3, 2), number => number / 3)], ("mode", "bicubic")),
        new("GridSample", 13, [Wave(1, 2, 4, 4), Map(Wave(1, 3, 3, 2), number => number / 3)]),
        new("QuantizeLinear", 13, [Wave(2, 3), Tensor.Full([], 0.1f)])
        {
            Constants = { [2] = Sixteen(ElementType.UInt16, 300) },
        },
        new("DequantizeLinear", 13, [Sixteen(ElementType.Int16, 7, -300), Tensor.Full([], 0.1f)])
        {
            Constants = { [2] = Sixteen(ElementType.Int16, 5) },
        },
    ];

    /// <summary>ONNX Runtime has these in the standard domain, though they are not of the standard.</summary>
    static FormRow[] StandardDomain =>
    [
        new("LayerNormalization", 13, [Wave(2, 3, 4), Wave(4), Wave(4)], ("axis", -1L)),
        new("LayerNormalization", 9, [Wave(2, 3, 4), Wave(3, 4)], ("axis", 1L), ("epsilon", 0.5f)),
        new("SimplifiedLayerNormalization", 13, [Wave(2, 3, 4), Wave(4)]) { Rounding = Rounding },
        new("SimplifiedLayerNormalization", 17, [Wave(2, 3, 4), Wave(3, 4)], ("axis", 1L), ("epsilon", 0.5f))
        {
            Rounding = Rounding,
        },
        new("SimplifiedLayerNormalization", 13, [Wave(2, 3, 4), Wave(3, 4)], ("axis", -2L)) { Rounding = Rounding },
    ];

    static Tensor Small(params long[] shape) => Map(Wave(shape), number => number / 5);

    static float Swish(float x) => x / (1 + MathF.Exp(-x));

    static Tensor Sixteen(ElementType element, params short[] numbers) => Tensor.Of(
        new TensorType(element, numbers.Length == 1 ? [] : [numbers.Length]),
        numbers.SelectMany(BitConverter.GetBytes).ToArray());
}
