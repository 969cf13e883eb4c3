using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests.Rows;

static class Slicing
{
    public static IEnumerable<OperatorRow> All =>
    [
        Slice([5], [1], [4]),
        Slice([5, 4], [1, -2], [3, long.MaxValue]),
        Slice([5, 4], [-100], [100], [1]),
        Slice([2, 7], [0], [100], [-1], [3]),
        Slice([2, 7], [1], [6], [1], [2]),
        Slice([2, 7], [-1], [long.MinValue], [1], [-1]),
        Slice([2, 7], [100], [-100], [1], [-2]),
        Slice([2, 7], [5], [1], [1], [-3]),
        Slice([1, 2, 6, 6], [1, 0], [6, 6], [2, 3], [2, 2]),
        Slice([4, 5, 6], [3, 4, 0], [-100, 1, 6], [0, 1, 2], [-1, -2, 5]),
        Slice([2, 5], [4], [0], [1], [-10]),
        Pad([2, 3], [1, 0, 2, 3]),
        Pad([2, 5], [0, -1, 1, -2]),
        Pad([2, 3, 4], [1, 2, 0, 1], axes: [-1, 1]),
        Pad([2, 3], [1, 0, 2, 3], content: 0.5f),
        new("Pad", [[2, 3], null, []]) { Constants = { [1] = Tensor.Vector(1, 0, 2, 3) } },
        new("Pad", [[2, 5], null, []]) { Constants = { [1] = Tensor.Vector(1, -1, 0, 2) } },
        Pad([1, 2, 5, 4], [0, 0, 2, 3, 0, 0, 4, 1], mode: "reflect"),
        Pad([1, 2, 7, 8], [0, 0, 1, 1, 0, 0, 1, 1], mode: "reflect"),
        Pad([1, 2, 9, 8], [0, 0, 2, 0, 0, 0, 3, 2], mode: "reflect"),
        Pad([1, 2, 9, 8], [0, 0, 2, 0, 0, 0, 3, 2], mode: "edge"),
        Pad([1, 2, 9, 8], [0, 0, 2, 0, 0, 0, 3, 2], mode: "wrap"),
        Pad([3, 4, 3], [1, 2, 0, 1], axes: [1, 0], mode: "reflect"),
        Pad([1, 2, 3, 4], [0, 0, 2, 3, 0, 0, 4, 1], mode: "edge"),
        Pad([1, 3, 4], [0, 2, 1, 1, 1, 2], mode: "edge"),
        Pad([2, 3, 4], [0, 2, 3, 1, 1, 4], mode: "wrap"),
        Crop([5, 6], [3, 4]),
        Crop([5, 6], [4, 3]),
        Crop([5, 6], [8, 9]),
        Crop([4, 7], [7, 4]),
        Crop([2, 5, 6], [7, 4], -1, 1),
        Slice([4, 3], [2], [2]),
        Slice([4, 3], [1, 3], [1, 3], [0, 1], [1, -1]),
        Pad([0, 3], [1, 0, 2, 1]),
        Pad([4, 3], [-2, 0, -2, 0]),
    ];

    static OperatorRow Crop(long[] shape, long[] size, params long[] axes) =>
        new("CenterCropPad", [shape], axes.Length == 0 ? [] : [("axes", axes)])
        {
            Constants = { [1] = Tensor.Vector(size) },
        };

    static OperatorRow Slice(long[] shape, long[] starts, long[] ends, long[]? axes = null, long[]? steps = null)
    {
        var row = new OperatorRow("Slice", [shape]);
        Set(row, 1, starts);
        Set(row, 2, ends);
        Set(row, 3, axes);
        Set(row, 4, steps);
        return row;
    }

    static OperatorRow Pad(
        long[] shape, long[] pads, long[]? axes = null, string mode = "constant", float? content = null)
    {
        var row = new OperatorRow("Pad", [shape], ("mode", mode)) { Constants = { [1] = Tensor.Vector(pads) } };
        Set(row, 3, axes);
        if (content is { } number)
        {
            row.Constants.Add(2, Tensor.Of([number], Shape.Scalar));
        }

        return row;
    }

    static void Set(OperatorRow row, int input, long[]? numbers)
    {
        if (numbers is not null)
        {
            row.Constants.Add(input, Tensor.Vector(numbers));
        }
    }
}
