using OnnxViz.Graph;

namespace OnnxViz.Ascent.Tests;

public sealed class NotationTests
{
    [Theory]
    [InlineData("normalized")]
    [InlineData("adam(0.1)")]
    [InlineData("adam(0.02, 0.8)")]
    [InlineData("sgd(3)")]
    [InlineData("lbfgs(0.1, 20)")]
    [InlineData("momentum(0.5, 0.8)")]
    [InlineData("nadam(1)")]
    [InlineData("rmsprop(0.01, 0.999)")]
    [InlineData("adagrad(0.004, 0.01)")]
    public void Optimizers_are_written_as_they_are_read(string text) =>
        Assert.Equal(text, $"{Notation.Read<Optimizer>(text)}");

    [Theory]
    [InlineData("jitter(14)")]
    [InlineData("rotate(7.5)")]
    [InlineData("scale(0.8)")]
    [InlineData("pad(12)")]
    [InlineData("pad(12, 0)")]
    [InlineData("crop(6)")]
    [InlineData("flip")]
    [InlineData("turn([-5, 0, 0, 5])")]
    [InlineData("enlarge([0.9, 1.1])")]
    [InlineData("blur(1, 1.1)")]
    [InlineData("noise(0.04, 0.02)")]
    public void Transforms_are_written_as_they_are_read(string text) =>
        Assert.Equal(text, $"{Notation.Read<Transform>(text)}");

    [Fact]
    public void A_recipe_is_written_as_it_is_read()
    {
        const string Text =
            "recipe([stage(64, pixels, [jitter(4), rotate(5)], normalized, octaves, [variation(0.1), norm(0.5, 2)], "
            + "0.5), stage(32, pixels(0), [], adam)])";
        var recipe = Notation.Read<Recipe>(Text);
        Assert.Equal(Text, $"{recipe}");
        Assert.Equal(96, recipe.Steps);
        Assert.Equal([new Jitter(4), new Rotate(5)], recipe.Stages[0].Transforms);
        Assert.Equal([new TotalVariation(0.1f), new Norm(0.5f, 2)], recipe.Stages[0].Penalties!);
        Assert.Null(recipe.Stages[1].Filter);
    }

    [Theory]
    [InlineData("turn([-2..2])", "turn([-2, -1, 0, 1, 2])")]
    [InlineData("turn([-2..-1, 3 * 0.5])", "turn([-2, -1, 0.5, 0.5, 0.5])")]
    [InlineData("enlarge([0.9..1.1/0.04])", "enlarge([0.9, 0.94, 0.98, 1.02, 1.06, 1.1])")]
    public void Lists_of_numbers_have_short_forms(string text, string whole) =>
        Assert.Equal(whole, $"{Notation.Read<Transform>(text)}");

    [Theory]
    [InlineData("turn([2..1])", "a number was expected")]
    [InlineData("turn([1..2/0])", "a number was expected")]
    [InlineData("turn([])", "turn needs an angle")]
    [InlineData("enlarge([0])", "factors above 0")]
    [InlineData("pad(-2)", "crop(2) cuts off")]
    [InlineData("crop(-2)", "pad(2) adds a border")]
    [InlineData("blur(2, 1)", "not from 2 to 1")]
    public void Transforms_of_nothing_are_refused(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<OnnxVizException>(() => Notation.Read<Transform>(text)).Message);

    [Fact]
    public void Arguments_may_be_named_and_a_given_rate_counts()
    {
        Assert.Equal(new Adam(Beta2: 0.9f), Notation.Read<Optimizer>("adam(beta2=0.9)"));
        Assert.Equal(new Adam(0.5f, Beta1: 0.8f), Optimizer.Named("adam(beta1=0.8)", 0.5f));
    }

    [Theory]
    [InlineData(
        "adm",
        "the optimizer \"adm\" cannot be read at character 1: there is no optimizer adm; did you mean adam([RATE[, "
        + "BETA1[, BETA2[, EPSILON]]]])")]
    [InlineData("adam(fast)", "the optimizer \"adam(fast)\" cannot be read at character 6: fast is not a number")]
    [InlineData("adam(1) 2", "character 9: nothing more was expected")]
    public void What_cannot_be_read_is_explained(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<OnnxVizException>(() => Notation.Read<Optimizer>(text)).Message);

    [Fact]
    public void Every_part_says_in_one_line_what_it_is()
    {
        NotationEntry[] all =
        [
            .. Notation.Of<Objective>(), .. Notation.Of<Parameterization>(), .. Notation.Of<Transform>(),
            .. Notation.Of<Penalty>(),
            .. Notation.Of<GradientFilter>(), .. Notation.Of<Optimizer>(), .. Notation.Of<Stage>(),
            .. Notation.Of<Recipe>(),
        ];
        Assert.Equal(all.Length, all.Select(entry => entry.Name).Distinct().Count());
        Assert.All(all, entry => Assert.InRange(entry.Help.Length, 10, 90));
        Assert.All(all, entry => Assert.StartsWith($"{entry.Name}(", entry.Signature));
    }
}
