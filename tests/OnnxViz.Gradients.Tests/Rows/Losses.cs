using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Gradients.Tests.Rows;

static class Losses
{
    static readonly Tensor Targets = Tensor.Vector(2, 0, 1, 2);
    static readonly Tensor Places = Tensor.Of([0L, 2, 1, 1, 2, 2], [2, 3]);
    static readonly Tensor Weights = Tensor.Of([0.5f, 2f, 1.5f], [3]);

    public static IEnumerable<OperatorRow> All =>
        from operation in (string[])["NegativeLogLikelihoodLoss", "SoftmaxCrossEntropyLoss"]
        from reduction in (string[])["none", "sum", "mean"]
        from row in Forms(operation, ("reduction", reduction))
        select row;

    static IEnumerable<OperatorRow> Forms(string operation, (string, object) reduction)
    {
        yield return new(operation, [[4, 3]], reduction) { Constants = { [1] = Targets } };
        yield return new(operation, [[4, 3]], reduction, ("ignore_index", 2)) { Constants = { [1] = Targets } };
        yield return new(operation, [[2, 3, 3]], reduction) { Constants = { [1] = Places, [2] = Weights } };
        yield return new(operation, [[2, 3, 3]], reduction, ("ignore_index", 1))
        {
            Constants = { [1] = Places, [2] = Weights },
        };
        if (operation == "SoftmaxCrossEntropyLoss")
        {
            yield return new(operation, [[4, 3]], reduction) { Constants = { [1] = Targets }, Outputs = 2 };
        }
    }
}
