using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests.Rows;

/// <summary>Tensors without elements: among those with some, as inputs and as results.</summary>
static class Empty
{
    public static IEnumerable<OperatorRow> All =>
    [
        new("Add", [[0, 3], [3]]),
        new("Mul", [[2, 0], [1]]),
        new("Max", [[2, 0], [2, 1]]),
        new("Where", [null, [0, 3], [3]])
        {
            Constants = { [0] = Tensor.Of(new TensorType(ElementType.Bool, [0, 1]), Array.Empty<byte>()) },
        },
        new("Concat", [[2, 0], [2, 3]], ("axis", 1)),
        new("Split", [[2, 3]], ("axis", 1)) { Outputs = 2, Constants = { [1] = Tensor.Vector(0, 3) } },
        new("Reshape", [[0, 3]], ("allowzero", 1)) { Constants = { [1] = Tensor.Vector(3, 0) } },
        new("Transpose", [[0, 2]]),
        new("Expand", [[1, 2]]) { Constants = { [1] = Tensor.Vector(0, 2) } },
        new("Flatten", [[2, 0, 3]]),
        new("Softmax", [[0, 3]]),
        new("ReduceSum", [[0, 3]]),
        new("ReduceSum", [[2, 0]]) { Constants = { [1] = Tensor.Vector(1) } },
        new("ReduceProd", [[2, 0]]) { Constants = { [1] = Tensor.Vector(-1) } },
        new("CumSum", [[0, 2]]) { Constants = { [1] = Tensor.Of([0L], Shape.Scalar) } },
        new("MatMul", [[2, 3], [3, 0]]),
        new("Gemm", [[2, 0], [0, 3], [3]]),
        new("Einsum", [[2, 0], [0, 3]], ("equation", "ij,jk->ik")),
        new("Gather", [[4, 3]]) { Constants = { [1] = Tensor.Of(Array.Empty<long>(), [0, 2]) } },
        new("GatherElements", [[4, 3]]) { Constants = { [1] = Tensor.Of(Array.Empty<long>(), [0, 3]) } },
        new("ScatterElements", [[4, 3], null, [0, 3]]) { Constants = { [1] = Tensor.Of(Array.Empty<long>(), [0, 3]) } },
        new("Slice", [[4]]) { Constants = { [1] = Tensor.Vector(2), [2] = Tensor.Vector(2) } },
        new("Pad", [[0, 2]]) { Constants = { [1] = Tensor.Vector(1, 0, 1, 0) } },
        new("Tile", [[0, 2]]) { Constants = { [1] = Tensor.Vector(2, 3) } },
        new("TopK", [[2, 3]]) { Draw = Draws.Distinct(), Outputs = 2, Constants = { [1] = Tensor.Vector(0) } },
    ];
}
