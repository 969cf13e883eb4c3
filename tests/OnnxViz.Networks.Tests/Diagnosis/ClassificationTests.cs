using OnnxViz.Graph;

namespace OnnxViz.Networks.Tests;

public sealed class ClassificationTests
{
    [Theory]
    [InlineData(new[] { 0.1f, 0.7f, 0.2f }, "Softmax", ScoreKind.Probabilities, 0.7)]
    [InlineData(new[] { 1f, 3f, 2f }, "Gemm", ScoreKind.Logits, 0.66524096)]
    [InlineData(new[] { 1000f, 1003f, 1002f }, "Gemm", ScoreKind.Logits, 0.70538451)]
    [InlineData(new[] { 0.1f, 0.9f, 0.8f }, "Sigmoid", ScoreKind.Independent, 0.9)]
    [InlineData(new[] { 0.1f, 0.9f, 0.8f }, "Gemm", ScoreKind.Logits, 0.42477881)]
    public void Scores_become_probabilities(float[] scores, string madeBy, ScoreKind kind, double best)
    {
        var result = Classification.Of(Tensor.Of(scores, [1, 3]), madeBy);
        Assert.Equal(kind, result.Kind);
        Assert.Equal([1, 2, 0], result.Classes.Select(each => each.Index));
        Assert.Equal(best, result.Classes[0].Probability, 1e-6);
        Assert.True(kind == ScoreKind.Independent || Math.Abs(result.Classes.Sum(each => each.Probability) - 1) < 1e-6);
    }

    [Fact]
    public void Scores_that_are_no_numbers_are_refused() =>
        Assert.Throws<OnnxVizException>(() => Classification.Of(Tensor.Of([float.NaN, 1], [2]), "Gemm"));

    [Theory]
    [InlineData(true, new long[] { 1, 1000 })]
    [InlineData(true, new long[] { 1, 1000, 1, 1 })]
    [InlineData(true, new long[] { 10 })]
    [InlineData(false, new long[] { 1, 1 })]
    [InlineData(false, new long[] { 1, 4420, 2 })]
    [InlineData(false, new long[] { 1, 3, 8, 8 })]
    public void Scores_have_one_dimension(bool fits, long[] shape) =>
        Assert.Equal(fits, Classification.Fits(new(ElementType.Float, Shape.From(shape))));
}
