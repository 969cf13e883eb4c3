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
    [InlineData("class(goldfish)")]
    [InlineData("class(281)")]
    [InlineData("class(\"tench, Tinca tinca\")")]
    [InlineData("channel('a \"b\" c', 0)")]
    [InlineData("channel(\"a \\\"b\\\" 'c'\", 0)")]
    [InlineData("channel(\"C:\\\\net\", 0)")]
    public void What_is_read_is_written_the_same(string text) => Assert.Equal(text, Objective.Parse(text).ToString());

    [Fact]
    public void A_factor_may_stand_behind_and_space_does_not_matter() =>
        Assert.Equal(
            Objective.Parse("channel(a,1)*0.5-2*layer(b)"),
            Objective.Parse(" 0.5 * channel( a , 1 ) - 2 * layer( b ) "));

    [Theory]
    [InlineData(
        "", "character 1: an objective was expected: there are alignment(LAYER), caricature(LAYER, PICT")]
    [InlineData(
        "relu4_1:3", "character 1: there is no objective relu4_1: there are alignment(LAYER), caricature(LAYER, ")]
    [InlineData("chanel(conv1, 3)", "character 1: there is no objective chanel; did you mean channel(LAYER, INDEX)?")]
    [InlineData(
        "channel(a, 1) + nueron(b, 2)",
        "character 17: there is no objective nueron; did you mean neuron(LAYER, INDEX[, Y[, X]])?")]
    [InlineData("channel", "channel needs LAYER: it is channel(LAYER, INDEX)")]
    [InlineData(
        "channel(a",
        "closing bracket is missing; a name with commas, brackets or quotes is put in quotes: channel(\"relu(1), "
        + "2\", ...)")]
    [InlineData(
        "channel(a, b)",
        "character 12: b is not a whole number; a name with commas, brackets or quotes is put in quotes")]
    [InlineData(
        "channel(a, 1, 2)",
        "character 15: channel has no more arguments: it is channel(LAYER, INDEX); a name with commas")]
    [InlineData("channel(a)", "character 11: channel needs INDEX: it is channel(LAYER, INDEX)")]
    [InlineData("filter(a, 1)", "there is no objective filter: there are alignment(LAYER), caricature(LAYER, ")]
    [InlineData("channel(a, 1) layer(b)", "character 15: a + or - between objectives was expected")]
    [InlineData("2 channel(a, 1)", "a * was expected")]
    [InlineData("channel(, 1)", "character 9: an argument is missing: it is channel(LAYER, INDEX)")]
    [InlineData(
        "channel(\"a, 1)", "a closing quote is missing; a quote inside a name is written twice, or behind a backslash")]
    public void What_cannot_be_read_is_explained_in_one_line(string text, string reason)
    {
        var error = Assert.Throws<OnnxVizException>(() => Objective.Parse(text));
        Assert.Contains(reason, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("channel(relu(1), 2)", "relu(1)")]
    [InlineData("channel(\"relu(1), 2\", 3)", "relu(1), 2")]
    [InlineData("channel('it''s', 3)", "it's")]
    [InlineData("channel(\"a \"\"b\"\"\", 3)", "a \"b\"")]
    [InlineData("channel(\"a \\\"b\\\"\", 3)", "a \"b\"")]
    [InlineData("channel(layer=relu1, index=3)", "relu1")]
    [InlineData("channel(index=3, layer=relu1)", "relu1")]
    [InlineData("channel(x=1, 3)", "x=1")]
    public void Any_name_can_be_written(string text, string layer)
    {
        var read = Assert.IsType<Channel>(Objective.Parse(text));
        Assert.Equal(layer, read.Layer);
        Assert.Equal(read, Objective.Parse($"{read}"));
    }
}
