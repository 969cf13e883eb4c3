using OnnxViz.Graph;

namespace OnnxViz.Ascent.Tests;

public sealed class ObjectiveTextTests
{
    [Theory]
    [InlineData("channel(relu5_1, 3)")]
    [InlineData("neuron(relu5_1, 3)")]
    [InlineData("neuron(relu5_1, 3, 4, 5)")]
    [InlineData("layer(fire9/concat)")]
    [InlineData("channel(\"odd, name (2)\", 0)")]
    [InlineData("0.5 * channel(a, 1) - layer(b) + 2 * neuron(c, 0)")]
    [InlineData("-channel(a, 1)")]
    public void What_is_read_is_written_the_same(string text) => Assert.Equal(text, Objective.Parse(text).ToString());

    [Fact]
    public void A_factor_may_stand_behind_and_space_does_not_matter() =>
        Assert.Equal(Objective.Parse("channel(a,1)*0.5-2*layer(b)"), Objective.Parse(" 0.5 * channel( a , 1 ) - 2 * layer( b ) "));

    [Theory]
    [InlineData("", "a ( was expected")]
    [InlineData("channel", "a ( was expected")]
    [InlineData("channel(a", "closing bracket is missing")]
    [InlineData("channel(a, b)", "b is not a whole number")]
    [InlineData("channel(a)", "there are channel(LAYER, CHANNEL)")]
    [InlineData("filter(a, 1)", "there are channel(LAYER, CHANNEL)")]
    [InlineData("channel(a, 1) layer(b)", "a + or - between objectives was expected")]
    [InlineData("2 channel(a, 1)", "a * was expected")]
    [InlineData("channel(, 1)", "an argument is empty")]
    [InlineData("channel(\"a, 1)", "closing quote is missing")]
    public void What_cannot_be_read_is_explained_in_one_line(string text, string reason)
    {
        var error = Assert.Throws<OnnxVizException>(() => Objective.Parse(text));
        Assert.Contains(reason, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }
}
