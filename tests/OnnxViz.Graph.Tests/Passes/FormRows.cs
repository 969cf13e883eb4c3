using static OnnxViz.Graph.Tests.Passes.Samples;

namespace OnnxViz.Graph.Tests.Passes;

/// <summary>
/// Every old operator form; those of the first operator sets are in <see cref="EarlyFormRows"/>.
/// </summary>
static class FormRows
{
    /// <summary>A unit in the last place or two.</summary>
    const float OneUnit = 2.4e-7f;

    static readonly float[] Four = [1, -2, 3, -4];

    public static IEnumerable<FormRow> All =>
        [.. Attributes, .. Axes, .. EarlyFormRows.All, .. Resampling, .. Coercion, .. Normalizations, .. Experimental,
            .. FusedRows.All];

    static FormRow[] Attributes =>
    [
        new("Clip", 7, [Wave(2, 3, 4)], ("min", -1f), ("max", 1.5f)),
        new("Clip", 10, [Wave(2, 3, 4)], ("min", 0f)),
        new("Clip", 10, [Wave(2, 3, 4)], ("max", 0.5f)),
        new("Clip", 7, [Wave(5)]),
        new("Slice", 9, [Wave(2, 5, 4)], ("starts", new[] { 1L, -3 }), ("ends", new[] { 5L, 1000 }),
            ("axes", new[] { 1L, 2 })),
        new("Slice", 7, [Wave(3, 5)], ("starts", new[] { 1L, 1 }), ("ends", new[] { 3L, -1 })),
        new("Pad", 7, [Wave(1, 2, 3, 3)], ("pads", new[] { 0L, 0, 1, 2, 0, 0, 2, 1 }), ("value", 1.5f)),
        new("Pad", 10, [Wave(1, 2, 4, 4)], ("pads", new[] { 0L, 0, 1, 2, 0, 0, 2, 1 }), ("mode", "reflect")),
        new("Pad", 8, [Wave(1, 2, 4, 4)], ("pads", new[] { 0L, 0, 1, 2, 0, 0, 2, 1 }), ("mode", "edge")),
        new("Pad", 9, [Wave(1, 2, 4, 4)], ("pads", new[] { 0L, 0, -1, 0, 0, 0, 0, -2 })),
        new("Pad", 13, [Wave(2, 4)]) { Constants = { [1] = Tensor.Vector(0, 1, 0, 2) } },
        new("Split", 11, [Wave(2, 6)], ("axis", 1L), ("split", new[] { 1L, 2, 3 })) { Outputs = 3 },
        new("Split", 11, [Wave(2, 6)], ("axis", 1L)) { Outputs = 2 },
        new("Split", 13, [Wave(4, 2)]) { Outputs = 2 },
        new("Split", 13, [Wave(4, 2)]) { Outputs = 2, Constants = { [1] = Tensor.Vector(1, 3) } },
        new("TopK", 9, [Wave(2, 6)], ("k", 3L)) { Outputs = 2 },
        new("TopK", 7, [Wave(6, 2)], ("k", 2L), ("axis", 0L)) { Outputs = 2 },
        new("Dropout", 7, [Wave(2, 3)], ("ratio", 0.3f)),
        new("Dropout", 10, [Wave(2, 3)]),
        new("DFT", 17, [Wave(1, 8, 3, 1), null], ("axis", 2L)),
        new("RoiAlign", 10, [Wave(1, 2, 8, 8), Tensor.Of([1f, 1, 5, 6], [1, 4]), Tensor.Vector(0)],
            ("output_height", 2L), ("output_width", 2L)),
        new("GridSample", 16, [Wave(1, 2, 4, 4), Map(Wave(1, 3, 3, 2), number => number / 3)], ("mode", "bilinear")),
        new("GridSample", 16, [Wave(1, 2, 4, 4), Map(Wave(1, 3, 3, 2), number => number / 3)], ("mode", "bicubic")),
        new("GridSample", 16, [Wave(1, 2, 4, 4), Map(Wave(1, 3, 3, 2), number => number / 3)]),
        new("Scatter", 10, [Wave(3, 3), Tensor.Of([1L, 0, 2], [1, 3]), Wave(1, 3)], ("axis", 0L)),
        new("AveragePool", 7, [Wave(1, 2, 5, 5)], ("kernel_shape", new[] { 3L, 3 }), ("pads", new[] { 1L, 1, 1, 1 }),
            ("count_include_pad", 1L))
        {
            Rounding = OneUnit,
        },
        new("AveragePool", 10, [Wave(1, 2, 6, 6)], ("kernel_shape", new[] { 3L, 3 }), ("strides", new[] { 2L, 2 }),
            ("ceil_mode", 1L))
        {
            Rounding = OneUnit,
        },
        new("AveragePool", 11, [Wave(1, 1, 6, 6)], ("kernel_shape", new[] { 3L, 3 }), ("strides", new[] { 2L, 2 }),
            ("pads", new[] { 1L, 1, 1, 1 }), ("ceil_mode", 1L))
        {
            Rounding = OneUnit,
        },
        new("MaxPool", 8, [Wave(1, 2, 6, 6)], ("kernel_shape", new[] { 3L, 3 }),
            ("strides", new[] { 2L, 2 }))
        {
            Outputs = 2,
        },
        new("ArgMax", 11, [Wave(2, 6)], ("axis", 1L)),
        new("Flatten", 7, [Wave(2, 3, 4)]),
        new("Gemm", 7, [Wave(2, 3), Wave(3, 4), Wave(4)], ("alpha", 0.5f)),
        new("QuantizeLinear", 10, [Wave(2, 3), Tensor.Full([], 0.1f)])
        {
            Constants = { [2] = Tensor.Of(new TensorType(ElementType.UInt8, []), new byte[] { 128 }) },
        },
        new("LpPool", 11, [Wave(1, 2, 5, 5)], ("kernel_shape", new[] { 2L, 2 }), ("p", 2L)),
    ];

    static IEnumerable<FormRow> Axes =>
    [
        new("Squeeze", 11, [Wave(1, 3, 1, 2)], ("axes", new[] { 2L })),
        new("Squeeze", 7, [Wave(1, 3, 1, 2)]),
        new("Unsqueeze", 11, [Wave(3, 2)], ("axes", new[] { 0L, 3 })),
        .. from operation in new[] { "L1", "L2", "LogSum", "LogSumExp", "Max", "Mean", "Min", "Prod", "Sum",
            "SumSquare" }
           from row in new FormRow[]
           {
               new($"Reduce{operation}", 11, [Positive(2, 3, 4)], ("axes", new[] { 1L, -1 }), ("keepdims", 0L)),
               new($"Reduce{operation}", 7, [Positive(2, 3)]),
               operation == "Sum"
                   ? new("ReduceSum", 13, [Positive(2, 3, 4)]) { Constants = { [1] = Tensor.Vector(1) } }
                   : new($"Reduce{operation}", 13, [Positive(2, 3, 4)], ("axes", new[] { 2L })),
           }
           select row,
    ];

    static FormRow[] Resampling =>
    [
        new("Upsample", 1, [Tensor.Of([1f, 2], [1, 1, 1, 2])], ("height_scale", 2f), ("width_scale", 1f),
            ("mode", "nearest"))
        {
            Expected = [1, 2, 1, 2],
        },
        new("Upsample", 1, [Tensor.Of([1f, 3], [1, 1, 1, 2])], ("height_scale", 1f), ("width_scale", 2f),
            ("mode", "bilinear"))
        {
            Expected = [1, 2, 3, 3],
        },
        new("Upsample", 7, [Wave(1, 2, 3, 4)], ("scales", new[] { 1f, 1, 2, 3 })),
        new("Upsample", 8, [Wave(1, 2, 3, 4)], ("scales", new[] { 1f, 1, 2, 2 }), ("mode", "linear")),
        new("Upsample", 9, [Wave(1, 2, 3, 4)],
            ("mode", "nearest"))
        {
            Constants = { [1] = Tensor.Of([1f, 1, 2.5f, 1.5f], [4]) },
        },
        new("Upsample", 9, [Wave(1, 2, 3, 4)],
            ("mode", "linear"))
        {
            Constants = { [1] = Tensor.Of([1f, 1, 2.5f, 1.5f], [4]) },
        },
        new("Upsample", 9, [Wave(1, 2, 3, 4), Tensor.Of([1f, 1, 2, 2], [4])]),
        new("Resize", 10, [Wave(1, 2, 4, 6)]) { Constants = { [1] = Tensor.Of([1f, 1, 2, 2], [4]) } },
        new("Resize", 10, [Wave(1, 2, 5, 7)],
            ("mode", "nearest"))
        {
            Constants = { [1] = Tensor.Of([1f, 1, 0.6f, 0.5f], [4]) },
        },
        new("Resize", 10, [Wave(1, 2, 5, 7)],
            ("mode", "nearest"))
        {
            Constants = { [1] = Tensor.Of([1f, 1, 0.6f, 1.7f], [4]) },
        },
        new("Resize", 10, [Wave(1, 2, 5, 7)],
            ("mode", "linear"))
        {
            Constants = { [1] = Tensor.Of([1f, 1, 0.6f, 1.7f], [4]) },
        },
        new("Resize", 11, [Wave(1, 2, 3, 4)], ("mode", "linear"))
        {
            Constants = { [1] = Nothing, [2] = Tensor.Of([1f, 1, 2, 2], [4]) },
        },
        new("Resize", 11, [Wave(1, 2, 3, 4)], ("mode", "cubic"), ("coordinate_transformation_mode", "align_corners"))
        {
            Constants = { [1] = Nothing, [2] = Nothing, [3] = Tensor.Vector(1, 2, 5, 7) },
        },
        new("Resize", 11, [Wave(1, 1, 4, 4)], ("mode", "linear"),
            ("coordinate_transformation_mode", "tf_crop_and_resize"))
        {
            Constants =
            {
                [1] = Tensor.Of([0f, 0, 0.2f, 0.1f, 1, 1, 0.8f, 0.9f], [8]), [2] = Nothing,
                [3] = Tensor.Vector(1, 1, 3, 3),
            },
        },
        new("Resize", 11, [Wave(1, 2, 5, 5)], ("coordinate_transformation_mode", "tf_half_pixel_for_nn"),
            ("nearest_mode", "floor"))
        {
            Constants = { [1] = Nothing, [2] = Tensor.Of([1f, 1, 1.5f, 0.5f], [4]) },
        },
        new("Resize", 13, [Wave(1, 2, 3, 4), null], ("mode", "nearest"), ("nearest_mode", "round_prefer_ceil"))
        {
            Constants = { [2] = Tensor.Of([1f, 1, 1.5f, 2], [4]) },
        },
    ];

    static IEnumerable<FormRow> Coercion =>
        from operation in new[] { "Softmax", "LogSoftmax", "Hardmax" }
        from row in new FormRow[]
        {
            new(operation, 7, [Wave(2, 5)]),
            new(operation, 12, [Wave(2, 3, 2, 2)]),
            new(operation, 11, [Wave(2, 3, 2, 2)], ("axis", -1L)),
            new(operation, 11, [Wave(2, 3, 2, 2)], ("axis", 0L)),
            new(operation, 11, [Wave(2, 3, 2, 2)], ("axis", -2L)) { Declared = false },
            new(operation, 9, [Wave(2, 3, 2)], ("axis", 2L)) { Declared = false },
        }
        select row;

    static FormRow[] Normalizations =>
    [
        new("BatchNormalization", 7, [Wave(2, 3, 2, 2), Wave(3), Wave(3), Wave(3), Positive(3)], ("spatial", 1L),
            ("epsilon", 1e-3f)),
        new("BatchNormalization", 9, [Wave(2, 3, 2, 2), Wave(3), Wave(3), Wave(3), Positive(3)], ("momentum", 0.5f)),
        new("BatchNormalization", 6, [Tensor.Of(Four, [1, 2, 2]), .. Statistics(2)], ("is_test", 1L),
            ("epsilon", 0f))
        {
            Expected = [1, -2, 6, -1],
        },
        new("BatchNormalization", 1, [Tensor.Of(Four, [1, 2, 2]), .. Statistics(2)],
            ("is_test", 1L), ("epsilon", 0f), ("consumed_inputs", new[] { 0L, 0, 0, 1, 1 }))
        {
            Expected = [1, -2, 6, -1],
        },
        new("BatchNormalization", 7, [Wave(2, 3, 2), Wave(3, 2), Positive(3, 2), Wave(3, 2), Positive(3, 2)],
            ("spatial", 0L))
        {
            Expected = Elementwise(Wave(2, 3, 2), Wave(3, 2), Positive(3, 2), Wave(3, 2), Positive(3, 2)),
        },
        new("InstanceNormalization", 1, [Tensor.Of([1f, 3], [1, 1, 2]), Tensor.Full([1], 2), Tensor.Full([1], 1)],
            ("epsilon", 0f), ("consumed_inputs", new[] { 0L }))
        {
            Expected = [-1, 3],
        },
        new("InstanceNormalization", 7, [Wave(2, 3, 4), Wave(3), Wave(3)]),
        new("MeanVarianceNormalization", 8, [Wave(2, 2, 3, 3)], ("across_channels", 1L)),
        new("MeanVarianceNormalization", 8, [Wave(2, 2, 3, 3)], ("across_channels", 0L), ("normalize_variance", 1L)),
        new("MeanVarianceNormalization", 8, [Wave(2, 2, 3, 3)], ("normalize_variance", 0L)) { Rounding = OneUnit },
        new("MeanVarianceNormalization", 9, [Wave(2, 2, 3, 3)]),
        new("GroupNormalization", 18,
            [Tensor.Of([1f, 3, 5, 9], [1, 4, 1]), Tensor.Of([2f, 3], [2]), Tensor.Of([1f, 0], [2])],
            ("num_groups", 2L), ("epsilon", 0f))
        {
            Expected = [-1, 3, -3, 3],
        },
        new("LRN", 7, [Wave(1, 5, 2, 2)], ("size", 3L)),
    ];

    static FormRow[] Experimental =>
    [
        new("ImageScaler", 7, [Wave(1, 3, 2, 2)], ("scale", 2f), ("bias", new[] { 1f, 2, 3 })),
        new("ImageScaler", 7, [Wave(2, 1, 2, 2)], ("bias", new[] { -1f })),
        new("Crop", 7, [Wave(1, 2, 6, 7)], ("border", new[] { 1L, 2, 3, 1 })),
        new("Crop", 7, [Wave(1, 2, 6, 7)], ("border", new[] { 1L, 0, 0, 0 })),
        new("Crop", 7, [Wave(1, 2, 6, 7)], ("border", new[] { 1L, 2, 0, 0 }), ("scale", new[] { 3L, 4 })),
        new("Affine", 7, [Wave(2, 3)], ("alpha", 0.5f), ("beta", 2f)),
        new("Scale", 7, [Tensor.Of(Four, [4])], ("scale", 3f)) { Expected = [3, -6, 9, -12] },
        new("ScaledTanh", 7, [Wave(2, 3)], ("alpha", 1.7159f), ("beta", 0.66f)) { Rounding = OneUnit },
        new("ParametricSoftplus", 7, [Wave(2, 3)], ("alpha", 0.5f), ("beta", 2f)) { Rounding = OneUnit },
        new("ThresholdedRelu", 7, [Wave(2, 3)], ("alpha", 0.5f)),
        new("DynamicSlice", 7, [Wave(3, 4), Tensor.Vector(1), Tensor.Vector(3), Tensor.Vector(1)])
        {
            Expected = [.. Wave(3, 4).ToFloats().Chunk(4).SelectMany(line => line[1..3])],
        },
    ];

    static Tensor[] Statistics(int channels) =>
        [Tensor.Of([2f, 1], [channels]), Tensor.Of([1f, 2], [channels]), Tensor.Of([1f, -1], [channels]),
            Tensor.Of([4f, 1], [channels])];

    static float[] Elementwise(Tensor x, Tensor scale, Tensor bias, Tensor mean, Tensor variance)
    {
        var (s, b, m, v) = (scale.ToFloats(), bias.ToFloats(), mean.ToFloats(), variance.ToFloats());
        return [.. x.ToFloats().Select((number, i) =>
            ((number - m[i % s.Length]) / MathF.Sqrt(v[i % s.Length] + 1e-5f) * s[i % s.Length]) + b[i % s.Length])];
    }
}
