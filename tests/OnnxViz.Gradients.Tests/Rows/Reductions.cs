using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests.Rows;

static class Reductions
{
    static readonly (string Operator, Func<Random, double> Draw)[] Operators =
    [
        ("ReduceSum", Draws.Any),
        ("ReduceMean", Draws.Any),
        ("ReduceL1", Draws.AwayFromZero),
        ("ReduceL2", Draws.AwayFromZero),
        ("ReduceSumSquare", Draws.Any),
        ("ReduceLogSum", Draws.Positive),
        ("ReduceLogSumExp", Draws.Any),
        ("ReduceProd", Draws.AwayFromZero),
        ("ReduceMax", Draws.Distinct()),
        ("ReduceMin", Draws.Distinct()),
    ];

    public static IEnumerable<OperatorRow> All =>
    [
        .. Operators.SelectMany(pair => Variations(pair.Operator, pair.Draw)),
        new("ReduceProd", [[2, 3, 2]]) { Draw = SometimesZero, Constants = { [1] = Tensor.Vector(1) } },
        new("ReduceProd", [[4, 3]]) { Draw = SometimesZero },
        new("CumSum", [[2, 3, 4]]) { Constants = { [1] = Axis(1) } },
        new("CumSum", [[2, 3, 4]], ("reverse", 1L)) { Constants = { [1] = Axis(-1) } },
        new("CumSum", [[2, 3, 4]], ("exclusive", 1L)) { Constants = { [1] = Axis(0) } },
        new("CumSum", [[2, 3, 4]], ("exclusive", 1L), ("reverse", 1L)) { Constants = { [1] = Axis(2) } },
    ];

    static IEnumerable<OperatorRow> Variations(string operation, Func<Random, double> draw) =>
    [
        new(operation, [[2, 3, 4]]) { Draw = draw },
        new(operation, [[2, 3, 4]], ("keepdims", 0L)) { Draw = draw },
        new(operation, [[2, 3, 4]]) { Draw = draw, Constants = { [1] = Tensor.Vector(-1) } },
        new(operation, [[2, 3, 4]], ("keepdims", 0L)) { Draw = draw, Constants = { [1] = Tensor.Vector(1) } },
        new(operation, [[2, 3, 4]], ("keepdims", 1L)) { Draw = draw, Constants = { [1] = Tensor.Vector(2, 0) } },
        new(operation, [[2, 3, 4]], ("keepdims", 0L)) { Draw = draw, Constants = { [1] = Tensor.Vector(0, -2) } },
        new(operation, [[2, 3]], ("noop_with_empty_axes", 1L)) { Draw = draw },
    ];

    static double SometimesZero(Random random) => random.Next(4) == 0 ? 0 : Draws.AwayFromZero(random);

    static Tensor Axis(long axis) => Tensor.Of([axis], Shape.Scalar);
}
