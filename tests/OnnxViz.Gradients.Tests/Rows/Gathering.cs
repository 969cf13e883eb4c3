using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests.Rows;

static class Gathering
{
    public static IEnumerable<OperatorRow> All =>
    [
        Indexed("Gather", [[4, 3]], Tensor.Of([0L], Shape.Scalar)),
        Indexed("Gather", [[2, 4, 3]], Tensor.Of([0L], Shape.Scalar), ("axis", 1)),
        Indexed("Gather", [[2, 4, 3]], Tensor.Of([-1L], Shape.Scalar), ("axis", -1)),
        Indexed("Gather", [[4, 3]], Tensor.Vector(2)),
        Indexed("Gather", [[5, 3]], Tensor.Vector(1, 2, 3)),
        Indexed("Gather", [[2, 5, 3]], Tensor.Of([4L, 2, 0, -1], [2, 2]), ("axis", 1)),
        Indexed("Gather", [[6, 2]], Tensor.Of([5L, 3, 1], [3, 1])),
        Indexed("Gather", [[5, 3]], Tensor.Vector(4, -2, 2, -4, 0)),
        Indexed("Gather", [[2, 5]], Tensor.Vector(2, 0, 4, 1, 3), ("axis", 1)),
        Indexed("Gather", [[2, 5]], Tensor.Vector(3, 3), ("axis", 1)),
        Indexed("Gather", [[2, 3, 4]], Tensor.Of([0L, 2, 2, -1, 1, 2], [2, 3]), ("axis", 1)),
        Indexed("Gather", [[2, 3, 5]], Tensor.Vector(3, 4, 0, 1, 2), ("axis", 2)) with { Fed = [1] },
        Indexed("Gather", [[4, 3]], Tensor.Of([-1L, 0, 0, 2], [2, 2])) with { Fed = [1] },
        Indexed("Gather", [[4, 3]], Tensor.Of([2L], Shape.Scalar)) with { Fed = [1] },
        Indexed("GatherElements", [[3, 4]], Tensor.Of([0L, 2, 1, 1, 0, 0, 2, -1], [2, 4])),
        Indexed("GatherElements", [[2, 3, 2]], Tensor.Of([0L, 2, 1, 1, 0, 0, 2, -3], [2, 2, 2]), ("axis", -2)),
        Indexed("GatherElements", [[3, 2]], Tensor.Of([0L, 1, 1, 1, 0, 0], [3, 2]), ("axis", 1)) with { Fed = [1] },
        Indexed("GatherND", [[3, 4, 2]], Tensor.Of([0L, 1, 2, -1, 0, 1], [3, 2])),
        Indexed("GatherND", [[3, 4]], Tensor.Of([2L, 0, 2], [3, 1])),
        Indexed("GatherND", [[2, 3, 4]], Tensor.Of([1L, 1, 0, -1], [2, 2, 1]), ("batch_dims", 1)),
        Indexed("GatherND", [[2, 2, 3, 4]], Tensor.Of([1L, 1, 0, 2, 2, 3, 0, 0], [2, 2, 2]), ("batch_dims", 2)) with
        {
            Fed = [1],
        },
        Indexed("ScatterElements", [[3, 3], null, [2, 3]], Tensor.Of([1L, 0, 2, 0, 2, -2], [2, 3])),
        Indexed("ScatterElements", [[2, 4], null, [2, 2]], Tensor.Of([1L, 0, 3, -2], [2, 2]), ("axis", 1)),
        Indexed(
            "ScatterElements", [[2, 4], null, [2, 2]], Tensor.Of([1L, 1, 3, -1], [2, 2]),
            ("axis", -1), ("reduction", "add")),
        Indexed("ScatterND", [[4, 3], null, [2, 3]], Tensor.Of([2L, 0], [2, 1])),
        Indexed("ScatterND", [[4, 3], null, [3]], Tensor.Of([2L, 0, 0, 1, 3, -1], [3, 2])) with { Fed = [1] },
        Indexed("ScatterND", [[4, 3], null, [3, 3]], Tensor.Of([2L, 0, 2], [3, 1]), ("reduction", "add")),
        .. Reducing("mul", SometimesZero),
        .. Reducing("max", Draws.Distinct()),
        .. Reducing("min", Draws.Distinct()),
        new("TopK", [[2, 5]]) { Draw = Draws.Distinct(), Outputs = 2, Constants = { [1] = Tensor.Vector(2) } },
        new("TopK", [[5, 3]], ("axis", 0), ("largest", 0))
        {
            Draw = Draws.Distinct(),
            Outputs = 2,
            Constants = { [1] = Tensor.Vector(3) },
        },
        new("Compress", [[4, 3]], ("axis", 0)) { Constants = { [1] = Truths(0, 1, 1, 0) } },
        new("Compress", [[2, 4]], ("axis", -1)) { Constants = { [1] = Truths(1, 0, 0, 1) } },
        new("Compress", [[2, 3]]) { Constants = { [1] = Truths(1, 1, 0, 1, 0) } },
    ];

    static OperatorRow Indexed(
        string operation, long[]?[] shapes, Tensor indices, params (string, object)[] attributes) =>
        new(operation, shapes, attributes) { Constants = { [1] = indices } };

    static IEnumerable<OperatorRow> Reducing(string reduction, Func<Random, double> draw) =>
        from row in new[]
        {
            Indexed(
                "ScatterElements",
                [[3, 3], null, [2, 3]],
                Tensor.Of([1L, 0, 2, 1, 2, -1], [2, 3]),
                ("reduction", reduction)),
            Indexed(
                "ScatterElements", [[2, 3], null, [2, 4]], Tensor.Of([1L, 1, 1, -1, 0, 2, 2, -3], [2, 4]),
                ("axis", -1), ("reduction", reduction)),
            Indexed("ScatterND", [[4, 3], null, [3, 3]], Tensor.Of([2L, 0, 2], [3, 1]), ("reduction", reduction)),
            Indexed(
                "ScatterND",
                [[2, 3], null, [2, 2]],
                Tensor.Of([0L, 1, 1, -1, 0, 1, 0, 0], [2, 2, 2]),
                ("reduction", reduction)),
        }
        select row with { Draw = draw };

    static double SometimesZero(Random random) => random.Next(4) == 0 ? 0 : Draws.AwayFromZero(random);

    static Tensor Truths(params byte[] truths) => Tensor.Of(new TensorType(ElementType.Bool, [truths.Length]), truths);
}
