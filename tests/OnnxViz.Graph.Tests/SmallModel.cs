namespace OnnxViz.Graph.Tests;

/// <summary>A small net for tests of files: two convolutions, a pool, a matrix product.</summary>
static class SmallModel
{
    public static OnnxModel Make()
    {
        var builder = new GraphBuilder();
        var random = new Random(5);
        var x = builder.Input("picture", new(ElementType.Float, [1, 3, 16, 16]));
        var first = x.Conv(Weights("first", 8, 3, 3, 3), Weights("bias", 8), Window.Square(3, padding: 1)).Relu();
        var second = first.MaxPool(Window.Square(2, 2)).Conv(Weights("second", 16, 8, 3, 3), null, Window.Square(3)).Relu();
        var logits = second.Mean([2, 3], keep: false).MatMul(Weights("dense", 16, 10));
        return OnnxModel.Of(builder.Build([KeyValuePair.Create("logits", logits)]));

        Value Weights(string name, params long[] shape) => builder.Constant(
            Tensor.Of([.. Enumerable.Range(0, (int)Shape.From(shape).Size).Select(_ => random.NextSingle() - 0.5f)], Shape.From(shape)), name);
    }
}
