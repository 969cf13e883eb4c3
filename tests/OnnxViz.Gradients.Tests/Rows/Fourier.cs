using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests.Rows;

static class Fourier
{
    public static IEnumerable<OperatorRow> All =>
    [
        new("DFT", [[2, 8, 1]]),
        new("DFT", [[2, 8, 2]]),
        new("DFT", [[2, 5, 2]], ("inverse", 1)),
        new("DFT", [[2, 6, 1]], ("inverse", 1)),
        new("DFT", [[2, 7, 1]], ("onesided", 1)),
        new("DFT", [[2, 8, 1]], ("onesided", 1)),
        new("DFT", [[4, 3, 2]]) { Constants = { [2] = Number(0) } },
        new("DFT", [[2, 4, 3, 1]]) { Constants = { [2] = Number(-3) } },
        new("DFT", [[2, 6, 1]]) { Constants = { [1] = Number(8) } },
        new("DFT", [[2, 6, 2]]) { Constants = { [1] = Number(4) } },
        new("DFT", [[2, 6, 2]], ("inverse", 1)) { Constants = { [1] = Number(9) } },
        new("DFT", [[2, 6, 1]], ("onesided", 1)) { Constants = { [1] = Number(5) } },
    ];

    static Tensor Number(long number) => Tensor.Of([number], Shape.Scalar);
}
