using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests;

/// <summary>
/// Units that no picture moves: their gradient is rounding noise, or nothing, and there is no picture to show.
/// </summary>
public sealed class FixedUnitTests
{
    [Theory]
    [InlineData("normalized", "channel(normalized, 2)", "take neuron(normalized, 2), or the ReLU behind it")]
    [InlineData("normalized", "0.5 * channel(normalized, 2) - channel(normalized, 1)", "its gradient is noise")]
    [InlineData(
        "saturated",
        "channel(probabilities, 0)",
        "no gradient passes its Softmax, which is saturated; no picture: take the layer before it, scores")]
    public void A_unit_that_nothing_moves_says_what_to_take(string net, string unit, string remark)
    {
        var drawn = Draw(net, unit);
        Assert.Equal((UnitState.Fixed, false), (drawn.State, drawn.HasPicture));
        Assert.Contains(remark, drawn.Remark);
    }

    [Theory]
    [InlineData("normalized", "neuron(normalized, 2)")]
    [InlineData("normalized", "channel(relu, 2)")]
    [InlineData("normalized", "channel(normalized, 2) + 0.01 * neuron(normalized, 1)")]
    [InlineData("saturated", "channel(scores, 0)")]
    [InlineData("saturated", "channel(scores, 1)")]
    public void What_is_to_be_taken_climbs(string net, string unit)
    {
        var drawn = Draw(net, unit);
        Assert.Equal((UnitState.Climbed, true), (drawn.State, drawn.HasPicture));
        Assert.Null(drawn.Remark);
    }

    static Visualization Draw(string net, string unit)
    {
        using var file = new NetworkFile(net == "normalized" ? SmallNets.Normalized() : SmallNets.Saturated());
        var settings = new AscentSettings(
            16, 16, 6, 1, new NormalizedAscent(), new Pixels(), [new Jitter(1)], new(0, 1, [0.5f], [0.25f]),
            RuntimeSettings.Default with { Threads = 1 });
        return new Visualizer(file.Load(), settings).Maximize([Objective.Parse(unit)]).Single();
    }
}
