using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests.Rows;

static class Layout
{
    public static IEnumerable<OperatorRow> All =>
    [
        new("Identity", [[2, 3]]),
        new("Dropout", [[2, 3]]),
        new("Dropout", [[2, 3]]) { Constants = { [1] = Tensor.Of([0.7f], Shape.Scalar) } },
        new("Reshape", [[2, 3, 4]]) { Constants = { [1] = Tensor.Vector(4, 6) } },
        new("Reshape", [[2, 3, 4]]) { Constants = { [1] = Tensor.Vector(0, -1) } },
        new("Flatten", [[2, 3, 4]]),
        new("Flatten", [[2, 3, 4]], ("axis", -1)),
        new("Flatten", [[2, 3, 4]], ("axis", 0)),
        new("Squeeze", [[1, 3, 1]]),
        new("Squeeze", [[1, 3, 1]]) { Constants = { [1] = Tensor.Vector(-1) } },
        new("Unsqueeze", [[2, 3]]) { Constants = { [1] = Tensor.Vector(0, -1) } },
        new("Transpose", [[2, 3, 4]]),
        new("Transpose", [[2, 3, 4]], ("perm", (long[])[1, 2, 0])),
        new("Concat", [[2, 1, 2], [2, 3, 2], [2, 2, 2]], ("axis", 1)),
        new("Concat", [[2, 2], [2, 3]], ("axis", -1)),
        new("Concat", [[2, 2]], ("axis", 0)),
        new("Concat", [[2, 2], [2, 2]], ("axis", 0)) { Wanted = [1] },
        new("Split", [[2, 6]], ("axis", 1)) { Outputs = 3, Constants = { [1] = Tensor.Vector(1, 2, 3) } },
        new("Split", [[7, 2]], ("num_outputs", 3)) { Outputs = 3 },
        new("Split", [[2, 6]], ("axis", -1), ("num_outputs", 2)) { Outputs = 2 },
        new("Expand", [[3, 1]]) { Constants = { [1] = Tensor.Vector(2, 1, 4) } },
        new("Expand", [[2, 3]]) { Constants = { [1] = Tensor.Vector(1, 3) } },
        new("Tile", [[2, 1, 3]]) { Constants = { [1] = Tensor.Vector(2, 3, 1) } },
        new("Tile", [[2, 3]]) { Constants = { [1] = Tensor.Vector(1, 1) } },
        new("Tile", [[2, 3]]) { Constants = { [1] = Tensor.Vector(2, 0) } },
        new("ReverseSequence", [[4, 3, 2]]) { Constants = { [1] = Tensor.Vector(1, 4, 2) } },
        new("ReverseSequence", [[3, 4]], ("batch_axis", 0), ("time_axis", 1))
        {
            Constants = { [1] = Tensor.Vector(3, 1, 4) },
        },
        new("DepthToSpace", [[2, 8, 2, 3]], ("blocksize", 2)),
        new("DepthToSpace", [[2, 8, 2, 3]], ("blocksize", 2), ("mode", "CRD")),
        new("SpaceToDepth", [[2, 2, 4, 6]], ("blocksize", 2)),
        new("Trilu", [[2, 3, 4]]),
        new("Trilu", [[3, 3]], ("upper", 0)) { Constants = { [1] = Tensor.Of([-1L], Shape.Scalar) } },
        new("Trilu", [[4, 3]]) { Constants = { [1] = Tensor.Of([1L], Shape.Scalar) } },
    ];
}
