using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests;

public sealed class OutputTests : IDisposable
{
    readonly NetworkFile _file = new(SmallNets.Plain());

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("output(logits, 2)", "channel(logits, 2)")]
    [InlineData("output(relu2, 3, 5, 7)", "neuron(relu2, 3, 5, 7)")]
    public void It_is_the_unit_at_its_place(string output, string unit) =>
        Assert.Equal(Objective.Parse(unit), Objective.Parse(output).In(_file.Load()));

    [Theory]
    [InlineData("output(relu2, 3)", "3 axes behind the batch, of 6x8x8")]
    [InlineData("output(logits, 4)", "1 axes behind the batch, of 4")]
    [InlineData("output(relu2, 3, -1, 0)", "counted from 0")]
    public void A_place_that_is_not_there_is_refused(string output, string reason) => Assert.Contains(
        reason, Assert.Throws<OnnxVizException>(() => Objective.Parse(output).In(_file.Load())).Message);
}
