using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests.Rows;

static class Activations
{
    public static IEnumerable<OperatorRow> All =>
    [
        new("Relu", [[2, 3]]) { Draw = Draws.AwayFromZero },
        new("Tanh", [[2, 3]]),
        new("Sigmoid", [[2, 3]]),
    ];
}
