using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests.Rows;

static class Trigonometry
{
    public static IEnumerable<OperatorRow> All =>
    [
        new("Sin", [[2, 3]]),
        new("Cos", [[2, 3]]),
        new("Tan", [[2, 3]]),
        new("Asin", [[2, 3]]) { Draw = random => 0.8 * Draws.Any(random) },
        new("Acos", [[2, 3]]) { Draw = random => 0.8 * Draws.Any(random) },
        new("Atan", [[2, 3]]),
        new("Sinh", [[2, 3]]),
        new("Cosh", [[2, 3]]),
        new("Asinh", [[2, 3]]),
        new("Acosh", [[2, 3]]) { Draw = random => 1 + Draws.Positive(random) },
        new("Atanh", [[2, 3]]) { Draw = random => 0.8 * Draws.Any(random) },
    ];
}
