using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Attribution.Tests;

public sealed class InputGradientTests : IDisposable
{
    static readonly RuntimeSettings OneThread = RuntimeSettings.Default with { Threads = 1 };
    static readonly Dictionary<string, GradientRules> Ways = new()
    {
        ["plain"] = GradientRules.Standard,
        ["guided"] = BackwardRules.Guided(GradientRules.Standard),
    };

    readonly NetworkFile _file = new(SmallNets.Plain());

    public void Dispose() => _file.Dispose();

    [Fact]
    public void One_session_gives_the_gradients_of_all_units_of_a_layer()
    {
        var network = _file.Load();
        using var gradient = InputGradient.Open(
            new(network, Preprocessing.Preset("unit")),
            [new Channel("relu2", 0), new Channel("relu2", 0)],
            16,
            16,
            Ways,
            OneThread);
        using var sessions = new Sessions();
        foreach (var channel in Enumerable.Range(0, 5))
        {
            var picture = SmallNets.Drawn(new Random(channel), [1, 3, 16, 16]);
            Objective[] units = [new Channel("relu2", channel), new Channel("relu2", (channel + 2) % 5)];
            var results = gradient.Run([picture.ToFloats(), picture.ToFloats()], units);
            foreach (var (unit, result) in units.Zip(results))
            {
                var (value, expected) = GradientGraph.Cut(network, unit, picture.Shape, Profile.Cpu).Run(
                    picture, OneThread);
                Assert.Equal(value, result.Value, 1e-5f);
                Assert.All(
                    expected.Zip(result.Gradients["plain"]), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
                Assert.NotEqual(result.Gradients["plain"], result.Gradients["guided"]);
            }
        }

        Assert.Equal(10, sessions["run"]);
    }

    [Fact]
    public void Fewer_pictures_than_a_batch_holds_are_enough()
    {
        using var gradient = InputGradient.Open(
            new(_file.Load(), Preprocessing.Preset("unit")),
            [.. Enumerable.Repeat(new Neuron("relu1", 0), 3)],
            16,
            16,
            Ways,
            OneThread);
        var picture = SmallNets.Drawn(new Random(1), [1, 3, 16, 16]).ToFloats();
        Assert.Equal(
            gradient.Run([picture], [new Neuron("relu1", 4, 2, 3)])[0].Value,
            gradient.Run([picture, picture], [new Neuron("relu1", 1), new Neuron("relu1", 4, 2, 3)])[1].Value);
    }

    /// <remarks>
    /// The mean of relu2 hangs on conv2 where that is above zero, on each position by the same share.
    /// </remarks>
    [Fact]
    public void Gradients_stop_at_a_layer_where_told_so()
    {
        using var gradient = InputGradient.Open(
            new(_file.Load(), Preprocessing.Preset("unit")), [new Channel("relu2", 0)], 16, 16,
            new Dictionary<string, GradientRules> { ["plain"] = GradientRules.Standard }, OneThread, "conv2");
        var arrived = gradient.Run(
            [SmallNets.Drawn(new Random(1), [1, 3, 16, 16]).ToFloats()],
            [new Channel("relu2", 3)])[0].Gradients["plain"];
        Assert.Equal(6 * 64, arrived.Length);
        Assert.Equal([0f, 1 / 64f], arrived.Skip(3 * 64).Take(64).Distinct().Order());
        Assert.All(arrived.Take(3 * 64).Concat(arrived.Skip(4 * 64)), number => Assert.Equal(0, number));
    }
}
