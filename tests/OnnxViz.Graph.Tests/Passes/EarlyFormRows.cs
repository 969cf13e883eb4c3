using static OnnxViz.Graph.Tests.Passes.Samples;

namespace OnnxViz.Graph.Tests.Passes;

/// <summary>Forms before opset 7, which ONNX Runtime does not run: their results are computed by hand.</summary>
static class EarlyFormRows
{
    static readonly float[] Four = [1, -2, 3, -4];

    public static FormRow[] All =>
    [
        new("Add", 6, [Wave(1, 2, 1, 2), Tensor.Of([10f, 20], [2])], ("broadcast", 1L), ("axis", 1L))
        {
            Expected = Together(Wave(1, 2, 1, 2), (x, channel) => x + (channel == 0 ? 10 : 20)),
        },
        new("Mul", 3, [Wave(1, 2, 1, 2), Tensor.Of([10f, 20], [2])], ("broadcast", 1L), ("axis", -3L),
            ("consumed_inputs", new[] { 0L, 0 }))
        {
            Expected = Together(Wave(1, 2, 1, 2), (x, channel) => x * (channel == 0 ? 10 : 20)),
        },
        new("Sub", 6, [Wave(2, 2), Tensor.Of([1f, 2], [2])], ("broadcast", 1L))
        {
            Expected = [.. Wave(2, 2).ToFloats().Select((x, index) => x - 1 - (index % 2))],
        },
        new("Div", 1, [Positive(2, 2), Positive(2, 2)]) { Expected = [1, 1, 1, 1] },
        new("Pow", 6, [Tensor.Of(Four, [2, 2]), Tensor.Of([2f], [1])], ("broadcast", 1L)) { Expected = [1, 4, 9, 16] },
        new("And", 6, [Truths(true, true, false, false), Truths(true, false, true, false)]) { Expected = [1, 0, 0, 0] },
        new("Or", 1, [Truths(true, true, false, false), Truths(true, false, true, false)]) { Expected = [1, 1, 1, 0] },
        new("Xor", 1, [Truths(true, true, false, false), Truths(true, false, true, false)]) { Expected = [0, 1, 1, 0] },
        new("Greater", 1, [Tensor.Of(Four, [4]), Tensor.Of([0f], [1])], ("broadcast", 1L)) { Expected = [1, 0, 1, 0] },
        new("Less", 1, [Tensor.Of(Four, [4]), Tensor.Of([0f], [1])], ("broadcast", 1L)) { Expected = [0, 1, 0, 1] },
        new("Equal", 1, [Tensor.Vector(1, 2), Tensor.Vector(1, 3)]) { Expected = [1, 0] },
        new("PRelu", 6,
            [Tensor.Of(Four, [1, 4, 1]), Tensor.Of([1f, 0.5f, 1, 0.25f], [4])])
        {
            Expected = [1, -1, 3, -1],
        },
        new("PRelu", 1, [Tensor.Of(Four, [1, 2, 1, 2]), Tensor.Of([0.5f], [1])],
            ("consumed_inputs", new[] { 0L, 0 }))
        {
            Expected = [1, -1, 3, -2],
        },
        new("Gemm", 6, [Tensor.Of(Four, [2, 2]), Tensor.Of([1f, 0, 0, 1], [2, 2]), Tensor.Of([1f, 2], [2])],
            ("broadcast", 1L))
        {
            Expected = [2, 0, 4, -2],
        },
        new("Relu", 1, [Tensor.Of(Four, [4])], ("consumed_inputs", new[] { 1L })) { Expected = [1, 0, 3, 0] },
        new("Clip", 1, [Tensor.Of(Four, [4])], ("min", -2.5f), ("max", 2f),
            ("consumed_inputs", new[] { 0L }))
        {
            Expected = [1, -2, 2, -2.5f],
        },
        new("Selu", 1, [Tensor.Of([1f, -1], [2])]) { Expected = [1.0507f, 1.0507f * 1.6732f * (MathF.Exp(-1) - 1)] },
        new("Concat", 1, [Tensor.Of([1f, 3], [2, 1]), Tensor.Of([2f, 4], [2, 1])]) { Expected = [1, 2, 3, 4] },
        new("Reshape", 1, [Tensor.Of(Four, [4])], ("shape", new[] { 2L, -1 }),
            ("consumed_inputs", new[] { 0L }))
        {
            Expected = Four,
        },
        new("Cast", 1, [Tensor.Of([1.9f, -1.9f], [2])], ("to", "INT64")) { Expected = [1, -1] },
        new("Cast", 1, [Tensor.Vector(3, 4)], ("to", "float")) { Expected = [3, 4] },
        new("Dropout", 1, [Tensor.Of(Four, [4])], ("is_test", 1L), ("ratio", 0.9f),
            ("consumed_inputs", new[] { 0L }))
        {
            Expected = Four,
        },
        new("Dropout", 6, [Tensor.Of(Four, [4])]) { Expected = Four },
        new("Pad", 1, [Tensor.Of([1f, 2], [2])], ("paddings", new[] { 1L, 2 }),
            ("value", 5f))
        {
            Expected = [5, 1, 2, 5, 5],
        },
        new("Split", 2, [Tensor.Of(Four, [4])], ("split", new[] { 3L, 1 })) { Outputs = 2, Expected = [1, -2, 3] },
        new("LpPool", 1, [Tensor.Of([3f, 4], [1, 1, 2])], ("kernel_shape", new[] { 2L }), ("p", 2f)) { Expected = [5] },
        new("GlobalLpPool", 1, [Tensor.Of([3f, 4], [1, 1, 2])]) { Expected = [5] },
        new("GRU", 3, [Wave(1, 1, 2), Wave(1, 3, 2), Wave(1, 3, 1)], ("hidden_size", 1L), ("output_sequence", 1L),
            ("linear_before_reset", 0L))
        {
            Expected = [GatedUnit(Wave(1, 1, 2).ToFloats(), Wave(1, 3, 2).ToFloats())],
        },
    ];

    static float[] Together(Tensor x, Func<float, int, float> each) =>
        [.. x.ToFloats().Select((number, index) => each(number, index / 2))];

    /// <remarks>From a state of zero: (1 - z) tanh(W_h x) with z = sigmoid(W_z x).</remarks>
    static float GatedUnit(float[] x, float[] w)
    {
        var gate = 1 / (1 + MathF.Exp(-((w[0] * x[0]) + (w[1] * x[1]))));
        return (1 - gate) * MathF.Tanh((w[4] * x[0]) + (w[5] * x[1]));
    }
}
