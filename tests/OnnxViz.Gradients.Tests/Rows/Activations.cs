using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests.Rows;

static class Activations
{
    public static IEnumerable<OperatorRow> All =>
    [
        new("Relu", [[2, 3]]) { Draw = Draws.AwayFromZero },
        new("LeakyRelu", [[2, 3]]) { Draw = Draws.AwayFromZero },
        new("LeakyRelu", [[2, 3]], ("alpha", 0.3f)) { Draw = Draws.AwayFromZero },
        new("LeakyRelu", [[2, 3]], ("alpha", -0.5f)) { Draw = Draws.AwayFromZero },
        new("PRelu", [[2, 3, 4], [3, 1]]) { Draw = Draws.AwayFromZero },
        new("PRelu", [[2, 3, 4], [2, 3, 4]]) { Draw = Draws.AwayFromZero },
        new("PRelu", [[2, 3], [1]]) { Draw = Draws.AwayFromZero },
        new("ThresholdedRelu", [[2, 8]]) { Draw = Draws.BetweenHalves },
        new("ThresholdedRelu", [[2, 8]], ("alpha", 0.5f)) { Draw = Draws.BetweenHalves },
        new("Elu", [[2, 3]]) { Draw = Draws.AwayFromZero },
        new("Elu", [[2, 3]], ("alpha", 1.7f)) { Draw = Draws.AwayFromZero },
        new("Elu", [[2, 3]], ("alpha", -0.7f)) { Draw = Draws.AwayFromZero },
        new("Selu", [[2, 3]]) { Draw = Draws.AwayFromZero },
        new("Selu", [[2, 3]], ("alpha", 1.2f), ("gamma", 2f)) { Draw = Draws.AwayFromZero },
        new("Celu", [[2, 3, 4, 5]]) { Draw = Draws.AwayFromZero },
        new("Celu", [[2, 3, 4, 5]], ("alpha", 0.4f)) { Draw = Draws.AwayFromZero },
        new("Clip", [[4, 5]]),
        new("Clip", [[4, 5]]) { Draw = Draws.BetweenHalves, Constants = { [1] = Number(-1), [2] = Number(1.5f) } },
        new("Clip", [[4, 5]]) { Draw = Draws.BetweenHalves, Constants = { [1] = Number(0), [2] = Number(1.5f) } },
        new("Clip", [[4, 5]]) { Draw = Draws.BetweenHalves, Constants = { [1] = Number(-1) } },
        new("Clip", [[4, 5]]) { Draw = Draws.BetweenHalves, Constants = { [2] = Number(1) } },
        new("Clip", [[6], []]) { Draw = Draws.BetweenHalves, Constants = { [2] = Number(2.5f) } },
        new("Clip", [[6], null, []]) { Draw = Draws.BetweenHalves, Constants = { [1] = Number(-4) } },
        new("Tanh", [[2, 3]]),
        new("Sigmoid", [[2, 3]]),
        new("HardSigmoid", [[4, 5]], ("alpha", 1f)) { Draw = Draws.BetweenHalves },
        new("HardSigmoid", [[4, 5]]) { Draw = random => 2 * Draws.BetweenHalves(random) },
        new("HardSwish", [[4, 5]]) { Draw = random => 2 * Draws.BetweenHalves(random) },
        new("Softplus", [[2, 3]]),
        new("Softsign", [[2, 3]]) { Draw = Draws.AwayFromZero },
        new("Shrink", [[4, 5]], ("lambd", 1f), ("bias", 0.25f)) { Draw = Draws.BetweenHalves },
        new("Shrink", [[4, 5]]) { Draw = Draws.BetweenHalves },
        new("Mish", [[2, 3]]),
        new("Gelu", [[2, 3]]),
        new("Gelu", [[2, 3]], ("approximate", "tanh")),
        new("Softmax", [[2, 3, 4]]),
        new("Softmax", [[2, 3, 4]], ("axis", 1L)),
        new("Softmax", [[2, 3, 4]], ("axis", -3L)),
        new("LogSoftmax", [[2, 3, 4]]),
        new("LogSoftmax", [[2, 3, 4]], ("axis", 0L)),
        new("LogSoftmax", [[2, 3, 4]], ("axis", -2L)),
        new("Softmax", [[5]]),
    ];

    static Tensor Number(float number) => Tensor.Full(Shape.Scalar, number);
}
