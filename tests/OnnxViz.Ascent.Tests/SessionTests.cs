using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests;

/// <summary>A session costs more than many a step: what is prepared serves all units that are alike.</summary>
public sealed class SessionTests : IDisposable
{
    static readonly AscentSettings Settings = new(
        16, 16, 2, 1, new NormalizedAscent(), new Pixels(), [new Jitter(1)], Preprocessing.Preset("unit"),
        RuntimeSettings.Default with { Threads = 1 })
    {
        Batch = 2,
    };

    readonly NetworkFile _file = new(SmallNets.Smooth());

    public void Dispose() => _file.Dispose();

    /// <remarks>A preparation folds and probes; to each size belong a step and a scorer.</remarks>
    [Theory]
    [InlineData(2, 1)]
    [InlineData(6, 1)]
    [InlineData(5, 2)]
    public void A_layer_takes_one_preparation_and_one_step_for_each_size_of_its_batches(int channels, int sizes)
    {
        var network = _file.Load();
        _ = network.FindLayers();
        using var sessions = new Sessions();
        var drawn = new Visualizer(network, Settings).Maximize(
            [.. Enumerable.Range(0, channels).Select(index => new Channel("soft2", index))]).Count();
        Assert.Equal(channels, drawn);
        Assert.Equal((sizes, sizes, 2 * sizes), (sessions["fold"], sessions["probe"], sessions["run"]));
    }

    [Fact]
    public void Neurons_sums_and_channels_of_a_layer_share_no_more_than_they_can()
    {
        using var sessions = new Sessions();
        string[] units =
            [
                "neuron(tanh1, 0)", "neuron(tanh1, 1, 2, 3)", "neuron(tanh1, 2)", "neuron(tanh1, 3, 0, 0)",
                "channel(tanh1, 4)", "channel(tanh1, 5)"];
        _ = new Visualizer(_file.Load(), Settings).Maximize([.. units.Select(Objective.Parse)]).Count();
        Assert.Equal((1, 4), (sessions["fold"], sessions["run"]));
    }

    [Fact]
    public void A_network_keeps_what_it_prepared()
    {
        var network = _file.Load();
        Assert.Same(network.Prepare(["soft2"], [1, 3, 16, 16]), network.Prepare(["soft2"], [1, 3, 16, 16]));
        Assert.NotSame(network.Prepare(["soft2"], [1, 3, 16, 16]), network.Prepare(["soft2"], [2, 3, 16, 16]));
    }
}
