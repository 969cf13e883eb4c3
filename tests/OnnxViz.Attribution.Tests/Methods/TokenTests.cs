using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Attribution.Tests;

public sealed class TokenTests : IDisposable
{
    readonly Explaining _net = new(Model());

    public void Dispose() => _net.Dispose();

    /// <remarks>
    /// The score is that of the class token behind the last attention: behind it the other tokens count for nothing, so
    /// it is the sum before it that is explained.
    /// </remarks>
    [Fact]
    public void The_last_sum_whose_tokens_count_is_explained()
    {
        using var explainer = Method.Parse("hirescam").Open(_net.Task("class(1)"));
        Assert.Equal("block1", explainer.Layer);
        Assert.False(explainer.Explain(_net.Picture()).IsEmpty);
    }

    [Fact]
    public void Tokens_lie_row_by_row_behind_that_of_the_class()
    {
        var method = "eigencam(block1, false)";
        var found = _net.Explain(method, "class(1)").Numbers;
        var settings = Explaining.Settings with { Tokens = TokenGrid.Parse("4x4:1") };
        Assert.Equal(found, _net.Explain(method, "class(1)", settings: settings).Numbers);
        settings = Explaining.Settings with { Tokens = TokenGrid.Parse("4x4") };
        Assert.Equal(found, _net.Explain(method, "class(1)", settings: settings).Numbers);
        settings = Explaining.Settings with { Tokens = TokenGrid.Parse("2x8:1") };
        Assert.NotEqual(found, _net.Explain(method, "class(1)", settings: settings).Numbers);
    }

    [Theory]
    [InlineData("5x4")]
    [InlineData("4x4:2")]
    public void Tokens_that_are_not_there_are_refused(string tokens)
    {
        var settings = Explaining.Settings with { Tokens = TokenGrid.Parse(tokens) };
        Assert.Contains(
            "17 tokens",
            Assert.Throws<OnnxVizException>(
                () => _net.Explain("gradcam(block1)", "class(1)", settings: settings)).Message);
    }

    [Theory]
    [InlineData("14x14", "14x14")]
    [InlineData("14x14:1", "14x14:1")]
    public void A_grid_is_read_from_the_text_that_it_writes(string text, string written) =>
        Assert.Equal(written, $"{TokenGrid.Parse(text)}");

    [Theory]
    [InlineData("14")]
    [InlineData("14x")]
    [InlineData("14:14")]
    [InlineData("0x3")]
    [InlineData("4x4:1:2")]
    public void Other_texts_are_refused(string text) =>
        Assert.Contains("ROWSxCOLUMNS", Assert.Throws<OnnxVizException>(() => TokenGrid.Parse(text)).Message);

    /// <summary>Patches of 4 x 4 as 16 tokens behind one of the class, two blocks of attention, the class token's
    /// scores.</summary>
    static OnnxModel Model()
    {
        var random = new Random(3);
        var graph = new GraphBuilder();
        Value Weights(params ReadOnlySpan<long> shape) =>
            graph.Constant(SmallNets.Drawn(random, Shape.Of(shape)), "weight");

        var picture = graph.Input("picture", new(ElementType.Float, [1, 3, 16, 16]));
        var patches = picture.Conv(Weights(8, 3, 4, 4), null, Window.Square(4, stride: 4)).Reshape([1, 8, 16]);
        var tokens = new[] { Weights(1, 1, 8), patches.Transpose(0, 2, 1) }.Concat(1);
        var block1 = Attended(tokens) + tokens;
        var block2 = Attended(block1) + block1;
        var logits = block2.Slice(1, 0, 1).Reshape([1, 8]).MatMul(Weights(8, 4));
        return OnnxModel.Of(graph.Build(
            [new("block1", block1), new("block2", block2), new("logits", logits)], "tokens"));

        Value Attended(Value x)
        {
            var scores = x.MatMul(Weights(8, 8)).MatMul(x.MatMul(Weights(8, 8)).TransposeMatrix());
            return scores.Unary("Softmax", new Attributes { { "axis", -1L } }).MatMul(x.MatMul(Weights(8, 8)));
        }
    }
}
