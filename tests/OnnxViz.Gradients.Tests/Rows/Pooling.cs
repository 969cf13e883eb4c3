using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests.Rows;

static class Pooling
{
    public static IEnumerable<OperatorRow> All =>
    [
        Max([2, 3, 6, 8], ("kernel_shape", Sizes(2, 2)), ("strides", Sizes(2, 2))),
        Max([1, 3, 7, 9], ("kernel_shape", Sizes(2, 2)), ("strides", Sizes(2, 2))),
        Max([1, 3, 7, 9], ("kernel_shape", Sizes(2, 2)), ("strides", Sizes(2, 2)), ("ceil_mode", 1L)),
        Max([1, 2, 7, 8], ("kernel_shape", Sizes(3, 3)), ("pads", Sizes(1, 1, 1, 1))),
        Max([1, 2, 8, 9], ("kernel_shape", Sizes(3, 3)), ("strides", Sizes(2, 2))),
        Max([1, 2, 8, 9], ("kernel_shape", Sizes(3, 3)), ("strides", Sizes(2, 2)), ("ceil_mode", 1L)),
        Max([1, 2, 8, 9], ("kernel_shape", Sizes(3, 3)), ("strides", Sizes(2, 2)), ("pads", Sizes(1, 0, 0, 1))),
        Max([1, 2, 7, 7], ("kernel_shape", Sizes(3, 3)), ("strides", Sizes(2, 2)), ("auto_pad", "SAME_UPPER")),
        Max([1, 2, 7, 6], ("kernel_shape", Sizes(3, 2)), ("strides", Sizes(2, 1)), ("auto_pad", "SAME_LOWER")),
        Max([1, 2, 9, 9], ("kernel_shape", Sizes(3, 3)), ("dilations", Sizes(2, 2)), ("pads", Sizes(1, 1, 1, 1))),
        Max([1, 2, 10, 10], ("kernel_shape", Sizes(2, 2)), ("strides", Sizes(3, 3))),
        Max([2, 2, 11], ("kernel_shape", Sizes(3)), ("strides", Sizes(2)), ("pads", Sizes(1, 1))),
        Max([2, 2, 10], ("kernel_shape", Sizes(2)), ("strides", Sizes(2))),
        Max([2, 2, 11], ("kernel_shape", Sizes(3)), ("dilations", Sizes(2)), ("ceil_mode", 1L), ("strides", Sizes(2))),
        Max([1, 2, 6, 6], ("kernel_shape", Sizes(2, 2)), ("strides", Sizes(2, 2)), ("storage_order", 1L)),
        Max([1, 2, 4, 4, 4], ("kernel_shape", Sizes(2, 2, 2)), ("strides", Sizes(2, 2, 2))),
        Max([1, 2, 5, 4, 6], ("kernel_shape", Sizes(2, 3, 2)), ("strides", Sizes(2, 1, 2))),
        new("AveragePool", [[2, 3, 6, 8]], ("kernel_shape", Sizes(2, 2)), ("strides", Sizes(2, 2))),
        new("AveragePool", [[2, 3, 7, 9]], ("kernel_shape", Sizes(2, 2)), ("strides", Sizes(2, 2))),
        new("AveragePool", [[1, 3, 7, 9]], ("kernel_shape", Sizes(2, 2)), ("strides", Sizes(2, 2)), ("ceil_mode", 1L)),
        new("AveragePool", [[1, 2, 7, 8]], ("kernel_shape", Sizes(3, 3)), ("pads", Sizes(1, 1, 1, 1))),
        new(
            "AveragePool",
            [[1, 2, 7, 8]],
            ("kernel_shape", Sizes(3, 3)),
            ("pads", Sizes(1, 1, 1, 1)),
            ("count_include_pad", 1L)),
        new(
            "AveragePool",
            [[1, 2, 8, 9]],
            ("kernel_shape", Sizes(3, 3)),
            ("strides", Sizes(2, 2)),
            ("pads", Sizes(1, 0, 0, 1)),
            ("ceil_mode", 1L)),
        new(
            "AveragePool",
            [[1, 2, 8, 9]],
            ("kernel_shape", Sizes(3, 3)),
            ("strides", Sizes(2, 2)),
            ("pads", Sizes(1, 1, 1, 1)),
            ("ceil_mode", 1L),
            ("count_include_pad", 1L)),
        new(
            "AveragePool",
            [[1, 2, 8, 9]],
            ("kernel_shape", Sizes(3, 3)),
            ("strides", Sizes(2, 2)),
            ("auto_pad", "SAME_UPPER")),
        new("AveragePool", [[1, 2, 9, 9]], ("kernel_shape", Sizes(3, 3)), ("dilations", Sizes(2, 2))),
        new("AveragePool", [[1, 2, 11]], ("kernel_shape", Sizes(3)), ("strides", Sizes(2))),
        new("AveragePool", [[1, 2, 6, 5, 7]], ("kernel_shape", Sizes(2, 2, 3)), ("strides", Sizes(2, 1, 2))),
        new(
            "AveragePool",
            [[1, 2, 11]],
            ("kernel_shape", Sizes(3)),
            ("strides", Sizes(2)),
            ("pads", Sizes(1, 1)),
            ("ceil_mode", 1L)),
        new(
            "AveragePool",
            [[1, 2, 6, 5, 7]],
            ("kernel_shape", Sizes(2, 2, 3)),
            ("pads", Sizes(1, 0, 1, 0, 1, 1)),
            ("count_include_pad", 1L)),
        new("AveragePool", [[1, 2, 10]], ("kernel_shape", Sizes(2)), ("strides", Sizes(2)), ("dilations", Sizes(3))),
        new("GlobalAveragePool", [[2, 3, 4, 5]]),
        new("GlobalAveragePool", [[2, 3, 4]]),
        new("GlobalMaxPool", [[2, 3, 4, 5]]) { Draw = Draws.Distinct() },
        new("GlobalMaxPool", [[2, 3, 7]]) { Draw = Draws.Distinct() },
        new("GlobalMaxPool", [[1, 2, 2, 3, 4]]) { Draw = Draws.Distinct() },
        new("GlobalAveragePool", [[1, 2, 2, 3, 4]]),
        Power("LpPool", [2, 3, 6, 8], ("kernel_shape", Sizes(2, 2)), ("strides", Sizes(2, 2))),
        Power("LpPool", [1, 2, 7, 8], ("kernel_shape", Sizes(3, 3)), ("pads", Sizes(1, 1, 1, 1)), ("p", 3L)),
        Power("LpPool", [1, 2, 7, 8], ("kernel_shape", Sizes(3, 2)), ("p", 1L)),
        Power(
            "LpPool",
            [1, 2, 8, 9],
            ("kernel_shape", Sizes(3, 3)),
            ("strides", Sizes(2, 2)),
            ("pads", Sizes(1, 0, 0, 1))),
        Power("LpPool", [1, 2, 8, 9], ("kernel_shape", Sizes(3, 3)), ("strides", Sizes(2, 2)), ("ceil_mode", 1L)),
        Power("LpPool", [1, 2, 9, 9], ("kernel_shape", Sizes(3, 3)), ("dilations", Sizes(2, 2))),
        Power(
            "LpPool",
            [1, 2, 7, 6],
            ("kernel_shape", Sizes(3, 2)),
            ("strides", Sizes(2, 1)),
            ("auto_pad", "SAME_LOWER")),
        Power("LpPool", [2, 2, 11], ("kernel_shape", Sizes(3)), ("strides", Sizes(2))),
        Power("LpPool", [1, 2, 5, 4, 6], ("kernel_shape", Sizes(2, 3, 2)), ("strides", Sizes(2, 1, 2))),
        Power("GlobalLpPool", [2, 3, 4, 5]),
        Power("GlobalLpPool", [2, 3, 4], ("p", 3L)),
        Power("GlobalLpPool", [1, 2, 2, 3, 4], ("p", 1L)),
        new("MaxUnpool", [[1, 1, 2, 2]], ("kernel_shape", Sizes(2, 2)), ("strides", Sizes(2, 2)))
        {
            Constants = { [1] = Tensor.Of([5L, 7, 8, 15], [1, 1, 2, 2]) },
        },
        new("MaxUnpool", [[1, 2, 2, 2]], ("kernel_shape", Sizes(2, 2)), ("strides", Sizes(2, 2)))
        {
            Constants =
            {
                [1] = Tensor.Of([0L, 3, 9, 14, 20, 22, 26, 40], [1, 2, 2, 2]),
                [2] = Tensor.Vector(1, 2, 5, 5),
            },
        },
    ];

    static OperatorRow Power(string operation, long[] shape, params (string, object)[] attributes) =>
        new(operation, [shape], attributes) { Draw = Draws.AwayFromZero };

    static OperatorRow Max(long[] shape, params (string, object)[] attributes) =>
        new("MaxPool", [shape], attributes) { Draw = Draws.Distinct() };

    static long[] Sizes(params long[] numbers) => numbers;
}
