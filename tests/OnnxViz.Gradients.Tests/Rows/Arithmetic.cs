using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests.Rows;

static class Arithmetic
{
    static readonly Tensor Truths =
        Tensor.Of(new TensorType(ElementType.Bool, [2, 3]), new byte[] { 1, 0, 0, 1, 1, 0 });

    public static IEnumerable<OperatorRow> All =>
    [
        new("Add", [[2, 3], [2, 3]]),
        new("Add", [[2, 1, 3], [4, 1]]),
        new("Add", [[2, 3], []]),
        new("Sub", [[2, 3], [2, 3]]),
        new("Sub", [[3], [2, 3]]),
        new("Mul", [[2, 3], [2, 3]]),
        new("Mul", [[2, 3, 4], [3, 1]]),
        new("Mul", [[], [2, 2]]),
        new("Div", [[2, 3], [2, 3]]) { Draw = Draws.Positive },
        new("Div", [[2, 1], [3]]) { Draw = Draws.Positive },
        new("Neg", [[2, 3]]),
        new("Reciprocal", [[2, 3]]) { Draw = Draws.Positive },
        new("Abs", [[2, 3]]) { Draw = Draws.AwayFromZero },
        new("Sqrt", [[2, 3]]) { Draw = Draws.Positive },
        new("Exp", [[2, 3]]),
        new("Log", [[2, 3]]) { Draw = Draws.Positive },
        new("Erf", [[2, 3]]),
        new("Pow", [[2, 3], [2, 3]]) { Draw = Draws.Positive },
        new("Pow", [[2, 3], [3]]) { Draw = Draws.Positive },
        new("Pow", [[2, 1], [2, 3]]) { Draw = Draws.Positive },
        new("Pow", [[2, 3]]) { Constants = { [1] = Number(2) } },
        new("Pow", [[2, 3]]) { Constants = { [1] = Number(3) } },
        new("Pow", [[2, 3]]) { Draw = Draws.Positive, Constants = { [1] = Number(-0.5f) } },
        new("Pow", [[2, 3]]) { Constants = { [1] = Number(0) } },
        new("Pow", [[2, 3]]) { Draw = Draws.AwayFromZero, Constants = { [1] = Tensor.Vector(2, 4, 1) } },
        new("Mod", [[4, 3]], ("fmod", 1L)) { Draw = Draws.BetweenHalves, Constants = { [1] = Number(0.5f) } },
        new("Mod", [[2, 3], [3]], ("fmod", 1L)) { Draw = Draws.Positive },
        new("Max", [[2, 3]]),
        new("Max", [[2, 3], [2, 3]]) { Draw = Draws.Distinct() },
        new("Max", [[2, 3], [3], [2, 1]]) { Draw = Draws.Distinct() },
        new("Min", [[2, 3], [2, 3]]) { Draw = Draws.Distinct() },
        new("Min", [[2, 3], [], [4, 1, 3]]) { Draw = Draws.Distinct() },
        new("Sum", [[2, 3]]),
        new("Sum", [[2, 3], [3], [2, 1]]),
        new("Mean", [[2, 3], [2, 3]]),
        new("Mean", [[2, 3], [3], [2, 1]]),
        new("Where", [null, [2, 3], [2, 3]]) { Constants = { [0] = Truths } },
        new("Where", [null, [3], [4, 1, 1]]) { Constants = { [0] = Truths } },
        new("Cast", [[2, 3]], ("to", (long)ElementType.Float)),
        new("CastLike", [[2, 3]]) { Constants = { [1] = Number(0) } },
    ];

    static Tensor Number(float number) => Tensor.Full(Shape.Scalar, number);
}
