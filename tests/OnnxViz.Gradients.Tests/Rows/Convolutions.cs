using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests.Rows;

static class Convolutions
{
    public static IEnumerable<OperatorRow> All =>
    [
        new("Conv", [[2, 3, 6, 5], [4, 3, 3, 3], [4]], ("pads", Pads(1, 1, 1, 1))),
        new("Conv", [[1, 16, 7, 6], [5, 16, 3, 3]]),
        new("Conv", [[1, 18, 7, 6], [4, 18, 3, 2]], ("pads", Pads(2, 0, 1, 1))),
        new("Conv", [[1, 16, 9, 8], [3, 16, 3, 3]], ("dilations", Pads(2, 3)), ("pads", Pads(2, 3, 1, 3))),
        new("Conv", [[2, 3, 8, 7], [4, 3, 3, 3], [4]], ("strides", Pads(2, 3)), ("pads", Pads(1, 0, 0, 2))),
        new("Conv", [[1, 3, 11, 12], [2, 3, 5, 4]], ("strides", Pads(4, 3)), ("dilations", Pads(2, 1))),
        new("Conv", [[1, 3, 7, 8], [2, 3, 3, 3]], ("strides", Pads(2, 2)), ("auto_pad", "SAME_UPPER")),
        new("Conv", [[1, 3, 7, 8], [2, 3, 4, 4]], ("strides", Pads(2, 1)), ("auto_pad", "SAME_LOWER")),
        new("Conv", [[1, 3, 7, 8], [2, 3, 3, 3]], ("auto_pad", "VALID")),
        new("Conv", [[2, 4, 6, 6], [6, 2, 3, 3], [6]], ("group", 2L), ("pads", Pads(1, 1, 1, 1))),
        new("Conv", [[1, 5, 7, 7], [5, 1, 3, 3]], ("group", 5L), ("pads", Pads(1, 1, 1, 1))),
        new("Conv", [[2, 5, 7, 7], [10, 1, 3, 3]], ("group", 5L), ("strides", Pads(2, 2))),
        new("Conv", [[2, 16, 5, 5], [4, 16, 1, 1]]),
        new("Conv", [[1, 16, 5, 5], [4, 16, 1, 1]], ("pads", Pads(1, 1, 0, 0))),
        new("Conv", [[2, 3, 9], [4, 3, 3], [4]], ("pads", Pads(1, 1)), ("strides", Pads(2))),
        new("Conv", [[1, 2, 5, 4, 6], [3, 2, 3, 2, 3]], ("pads", Pads(1, 0, 1, 1, 0, 1))),
        Fixed([1, 16, 7, 6], [5, 16, 3, 3]),
        Fixed([2, 18, 7, 6], [4, 18, 3, 2], ("pads", Pads(2, 0, 1, 1))),
        Fixed([1, 16, 9, 8], [3, 16, 3, 3], ("dilations", Pads(2, 3)), ("pads", Pads(2, 3, 1, 3))),
        Fixed([1, 3, 9, 8], [3, 3, 3, 3]),
        Fixed([1, 16, 9, 8], [3, 16, 3, 3], ("strides", Pads(2, 1))),
        Fixed([2, 4, 6, 6], [6, 2, 3, 3], ("group", 2L), ("pads", Pads(1, 1, 1, 1))),
        Fixed([1, 5, 7, 7], [10, 1, 3, 3], ("group", 5L), ("auto_pad", "SAME_UPPER")),
        Fixed([1, 16, 9], [4, 16, 3], ("pads", Pads(1, 1))),
        new("ConvTranspose", [[2, 3, 4, 5], [3, 4, 3, 3], [4]]),
        new("ConvTranspose", [[1, 3, 4, 5], [3, 2, 4, 4]], ("strides", Pads(2, 2)), ("pads", Pads(1, 1, 1, 1))),
        new(
            "ConvTranspose",
            [[1, 3, 4, 5], [3, 2, 3, 3]],
            ("strides", Pads(2, 3)),
            ("pads", Pads(1, 0, 0, 1)),
            ("output_padding", Pads(1, 2))),
        new("ConvTranspose", [[1, 3, 4, 5], [3, 2, 3, 3]], ("strides", Pads(2, 2)), ("auto_pad", "SAME_UPPER")),
        new("ConvTranspose", [[1, 3, 4, 5], [3, 2, 3, 3]], ("strides", Pads(2, 2)), ("auto_pad", "SAME_LOWER")),
        new("ConvTranspose", [[1, 3, 4, 5], [3, 2, 3, 3]], ("strides", Pads(2, 2)), ("output_shape", Pads(9, 10))),
        new("ConvTranspose", [[1, 3, 4, 5], [3, 2, 3, 3]], ("strides", Pads(2, 2)), ("output_shape", Pads(10, 12))),
        new(
            "ConvTranspose",
            [[1, 3, 4, 5], [3, 2, 3, 3], [2]],
            ("strides", Pads(2, 2)),
            ("output_shape", Pads(10, 12)),
            ("auto_pad", "VALID")),
        new("ConvTranspose", [[2, 4, 4, 4], [4, 3, 3, 3]], ("group", 2L), ("dilations", Pads(2, 1))),
        new("ConvTranspose", [[2, 3, 6], [3, 4, 3]], ("strides", Pads(2))),
        new(
            "ConvTranspose",
            [[1, 2, 3, 2, 3], [2, 2, 2, 3, 2]],
            ("strides", Pads(2, 1, 2)),
            ("pads", Pads(0, 1, 0, 1, 0, 0))),
        new("Conv", [[2, 4, 9], [6, 2, 3], [6]], ("group", 2L), ("strides", Pads(2)), ("auto_pad", "SAME_LOWER")),
        new(
            "Conv",
            [[1, 2, 6, 5, 6], [4, 1, 3, 2, 3]],
            ("group", 2L),
            ("strides", Pads(2, 1, 2)),
            ("dilations", Pads(1, 2, 2))),
        Deformed([1, 2, 5, 6], [3, 2, 3, 3], [1, 18, 3, 4]),
        Deformed(
            [2, 4, 5, 6],
            [6, 2, 2, 3],
            [2, 24, 5, 3],
            ("group", 2L),
            ("offset_group", 2L),
            ("pads", Pads(1, 0, 0, 1)),
            ("strides", Pads(1, 2))),
        Deformed([1, 4, 6, 6], [2, 4, 3, 2], [1, 12, 4, 6], ("dilations", Pads(2, 1)), ("pads", Pads(1, 1, 1, 0))),
        Masked([1, 2, 5, 5], [3, 2, 3, 3], [1, 18, 3, 3]),
        Masked([2, 4, 5, 5], [4, 2, 2, 2], [2, 16, 4, 4], ("group", 2L), ("offset_group", 2L)),
        new("Col2Im", [[1, 8, 6]]) { Constants = { [1] = Tensor.Vector(3, 4), [2] = Tensor.Vector(2, 2) } },
        new("Col2Im", [[2, 12, 4]], ("strides", Pads(2, 2)), ("pads", Pads(0, 1, 1, 1)))
        {
            Constants = { [1] = Tensor.Vector(4, 3), [2] = Tensor.Vector(2, 3) },
        },
        new("Col2Im", [[1, 4, 4]], ("dilations", Pads(2, 3)))
        {
            Constants = { [1] = Tensor.Vector(4, 5), [2] = Tensor.Vector(2, 2) },
        },
        new("Col2Im", [[1, 16, 2]]) { Constants = { [1] = Tensor.Vector(2, 3, 2), [2] = Tensor.Vector(2, 2, 2) } },
    ];

    static OperatorRow Deformed(long[] shape, long[] weight, long[] offset, params (string, object)[] attributes) =>
        new("DeformConv", [shape, weight, offset, [weight[0]]], attributes) { Draw = BetweenElements };

    static OperatorRow Masked(long[] shape, long[] weight, long[] offset, params (string, object)[] attributes) =>
        new("DeformConv", [shape, weight, offset, null, [offset[0], offset[1] / 2, offset[2], offset[3]]], attributes)
        {
            Draw = BetweenElements,
        };

    static double BetweenElements(Random random) => random.Next(-1, 2) + 0.1 + (0.8 * random.NextDouble());

    /// <summary>Weights that are constants of the graph: the profiles may turn them.</summary>
    static OperatorRow Fixed(long[] shape, long[] weight, params (string, object)[] attributes)
    {
        var random = new Random(7);
        var numbers = Enumerable.Range(0, (int)Shape.Of(weight).Size).Select(_ => (float)Draws.Any(random)).ToArray();
        return new("Conv", [shape], attributes) { Constants = { [1] = Tensor.Of(numbers, Shape.Of(weight)) } };
    }

    static long[] Pads(params long[] numbers) => numbers;
}
