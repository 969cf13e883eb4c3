using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests;

public sealed class ClassLogitTests : IDisposable
{
    readonly NetworkFile _file = new(SmallNets.Smooth(), """{"labels": "labels.txt"}""");

    public ClassLogitTests() =>
        _file.Write("labels.txt", "tench, Tinca tinca\ngoldfish, Carassius auratus\ngreat white shark\ncrane\n");

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("class(1)", 1)]
    [InlineData("class(goldfish)", 1)]
    [InlineData("class(Carassius Auratus)", 1)]
    [InlineData("class(\"tench, Tinca tinca\")", 0)]
    [InlineData("class(great white shark)", 2)]
    public void A_class_is_its_score_before_the_softmax(string text, int index) =>
        Assert.Equal(new Channel("logits", index), Objective.Parse(text).In(_file.Load()));

    [Theory]
    [InlineData("odds(1)", 1)]
    [InlineData("odds(goldfish)", 1)]
    public void The_odds_of_a_class_are_those_of_its_score_among_all(string text, int index) =>
        Assert.Equal(new LogOdds("logits", index), Objective.Parse(text).In(_file.Load()));

    /// <remarks>The odds p/(1-p) of the probability that the softmax of the network gives.</remarks>
    [Fact]
    public void Odds_are_those_of_the_probability()
    {
        var scores = Tensor.Of([2f, -1, 0.5f, 800], [1, 4]);
        var odds = new[] { 0, 3 }.Select(index => Evaluated.Of(
            scores, x => new LogOdds("a", index).Build(new(_ => x)))[0]).ToArray();
        Evaluated.Near([2 - 800, 800 - Math.Log(Math.Exp(2) + Math.Exp(-1) + Math.Exp(0.5))], odds, 1e-4);
    }

    [Theory]
    [InlineData("odds(9)", "there is no class 9")]
    [InlineData("class(4)", "there is no class 4: the model has the classes 0 to 3")]
    [InlineData("class(goldfsh)", "there is no class goldfsh; the nearest are goldfish")]
    [InlineData("class(shark)", "there is no class shark; the nearest are great white shark")]
    public void A_class_that_is_not_there_is_named(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<OnnxVizException>(() => Objective.Parse(text).In(_file.Load())).Message);

    [Fact]
    public void Classes_without_names_have_numbers()
    {
        using var file = new NetworkFile(SmallNets.Smooth());
        Assert.Contains(
            "the classes of this model have no names",
            Assert.Throws<OnnxVizException>(() => new ClassLogit("cat").In(file.Load())).Message);
        Assert.Equal(new Channel("logits", 3), new ClassLogit("3").In(file.Load()));
    }
}
