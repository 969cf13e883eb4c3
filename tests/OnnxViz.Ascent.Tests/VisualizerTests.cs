using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests;

public sealed class VisualizerTests : IDisposable
{
    static readonly AscentSettings Settings = new(
        20, 16, 12, 1, new NormalizedAscent(), new Pixels(), [new Jitter(2)], Preprocessing.Preset("imagenet"),
        RuntimeSettings.Default with { Threads = 1 });

    readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Objectives => [
        "channel(relu2, 1)", "neuron(relu2, 2)", "neuron(conv2, 0, 1, 2)", "layer(relu1)", "channel(logits, 3)",
        "channel(relu2, 1) - 0.5 * channel(relu1, 2)"];

    public static TheoryData<Optimizer> Optimizers =>
    [
        new NormalizedAscent(), new Adam(), new Sgd(), new Momentum(), new Nadam(), new RmsProp(), new DecayedAdagrad(),
    ];

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Objectives))]
    public void Every_objective_climbs(string objective) =>
        Assert.True(Draw(Settings, objective)[0].Score > Draw(Settings with { Steps = 0 }, objective)[0].Score);

    [Theory, MemberData(nameof(Optimizers))]
    public void Every_optimizer_climbs(Optimizer optimizer)
    {
        var settings = Settings with { Optimizer = optimizer };
        Assert.True(Draw(settings, "channel(relu2, 1)")[0].Score > Draw(
            settings with { Steps = 0 }, "channel(relu2, 1)")[0].Score);
    }

    [Theory]
    [InlineData("channel(relu2, 0)", "channel(relu2, 3)", "channel(relu2, 1)")]
    [InlineData("channel(conv2, 0)", "neuron(relu1, 3)", "layer(relu2)")]
    public void A_unit_comes_out_the_same_alone_and_in_a_batch(params string[] objectives)
    {
        var together = Draw(Settings, objectives);
        foreach (var (objective, result) in objectives.Zip(together))
        {
            var alone = Draw(Settings, objective)[0];
            var differences = alone.Picture.ToBytes().Zip(result.Picture.ToBytes(), (a, b) => Math.Abs(a - b));
            Assert.True(differences.Max() <= 1, $"{objective} differs by {differences.Max()} grey levels");
        }
    }

    [Theory]
    [InlineData("decorrelated(fourier)")]
    [InlineData("maco")]
    [InlineData("decorrelated(pyramid)")]
    [InlineData("cppn")]
    [InlineData("dense")]
    public void A_unit_comes_out_the_same_alone_and_in_a_batch_by(string parameterization)
    {
        var settings = new AscentSettings(
            20, 16, 12, 1, new Adam(), Notation.Read<Parameterization>(parameterization), [new Jitter(2)],
            Preprocessing.Preset("imagenet"), Settings.Runtime);
        var (alone, together) = (
            Draw(settings, "channel(relu2, 1)")[0], Draw(settings, "channel(relu2, 0)", "channel(relu2, 1)")[1]);
        var differences = alone.Picture.ToBytes().Zip(together.Picture.ToBytes(), (a, b) => Math.Abs(a - b));
        Assert.InRange(differences.Max(), 0, 1);
        Assert.True(alone.Score > Draw(settings with { Steps = 0 }, "channel(relu2, 1)")[0].Score);
    }

    [Fact]
    public void An_optimizer_has_its_usual_filter_where_parameters_are_pictures_alone()
    {
        Assert.Equal(new Octaves(), Of(new Pixels()).Filter);
        Assert.Equal(new Octaves(), Of(new Decorrelated(new Free())).Filter);
        Assert.Null(Of(new Decorrelated(new Fourier())).Filter);
        Assert.Null(Of(new Maco()).Filter);

        static AscentSettings Of(Parameterization parameterization) => new(
            8, 8, 1, 1, new NormalizedAscent(), parameterization, [], Preprocessing.Preset("unit"), Settings.Runtime);
    }

    [Fact]
    public void The_same_settings_draw_the_same_picture_and_another_seed_another()
    {
        var picture = Draw(Settings, "channel(relu2, 1)")[0].Picture.ToBytes();
        Assert.Equal(picture, Draw(Settings, "channel(relu2, 1)")[0].Picture.ToBytes());
        Assert.NotEqual(picture, Draw(Settings with { Seed = 2 }, "channel(relu2, 1)")[0].Picture.ToBytes());
    }

    [Fact]
    public void A_dead_channel_is_reported_and_drawn_by_its_pre_activation()
    {
        var drawn = Draw(Settings, "channel(relu2, 5)", "channel(relu2, 1)");
        Assert.Equal([UnitState.Dead, UnitState.Climbed], drawn.Select(each => each.State));
        Assert.Equal("channel(conv2, 5)", drawn[0].Climbed.ToString());
        Assert.True(drawn[0].Score < 0);
    }

    [Fact]
    public void The_score_is_that_of_the_picture()
    {
        var drawn = Draw(Settings, "channel(relu2, 1)")[0];
        Assert.InRange(drawn.SavedScore / drawn.Score, 0.97f, 1.03f);
        Assert.NotEqual(drawn.SavedScore, drawn.Score);
    }

    [Fact]
    public void Stopping_keeps_the_best_picture_so_far()
    {
        using var stop = new CancellationTokenSource();
        var visualizer = new Visualizer(Load(), Settings with { Steps = 1000 })
        {
            OnStep = progress => Stop(stop, progress.Step == 5),
        };
        var drawn = visualizer.Maximize([Objective.Parse("channel(relu2, 1)")], stop.Token).Single();
        Assert.True(drawn.IsStopped);
        Assert.Equal(6, drawn.Steps);
        Assert.True(drawn.Score > Draw(Settings with { Steps = 0 }, "channel(relu2, 1)")[0].Score);
    }

    [Theory]
    [InlineData("lucid(steps=9)", "channel(relu2, 1)", 4, UnitState.Climbed)]
    [InlineData("deepdream(steps=3)", "channel(relu2, 1)", 7, UnitState.Climbed)]
    [InlineData("levelled(steps=5)", "channel(relu2, 5)", 14, UnitState.Dead)]
    public void What_was_stopped_is_drawn_again_by_its_stop_point(
        string preset, string objective, int calls, UnitState expected)
    {
        var settings = AscentSettings.Of(
            20, 16, 1, Notation.Read<Preset>(preset).For(16, 20), Settings.Preprocessing, Settings.Runtime);
        using var stop = new CancellationTokenSource();
        var visualizer = new Visualizer(Load(), settings) { OnStep = _ => Stop(stop, --calls == 0) };
        var stopped = visualizer.Maximize([Objective.Parse(objective)], stop.Token).Single();
        Assert.True(stopped.IsStopped);
        Assert.Equal(expected, stopped.State);
        var again = Draw(settings with { StopPoint = new(stopped.State, stopped.Steps) }, objective)[0];
        Assert.Equal(stopped.Picture.Pixels, again.Picture.Pixels);
        Assert.Equal((stopped.Score, stopped.State, stopped.Steps), (again.Score, again.State, again.Steps));
    }

    [Theory]
    [InlineData("channel(relu2, 6)", "no channel 6")]
    [InlineData("channel(relu2, -1)", "no channel -1")]
    [InlineData("neuron(relu2, 1, 8, 0)", "no row 8")]
    [InlineData("channel(relu7, 1)", "no layer relu7")]
    public void What_does_not_exist_is_named(string objective, string message) =>
        Assert.Contains(message, Assert.Throws<OnnxVizException>(() => Draw(Settings, objective)).Message);

    [Fact]
    public void The_step_uses_standard_operators_only()
    {
        var network = new PictureNetwork(Load(), Settings.Preprocessing);
        var scoring = Scoring.Of(network, [Objective.Parse("channel(relu2, 1)").In(network.Network)], 16, 20);
        foreach (var profile in Enum.GetValues<Gradients.Profile>())
        {
            var step = StepGraph.Write(
                scoring, Settings.Recipe.Stages[0], [1, 3, 16, 20], Gradients.GradientRules.For(profile));
            Assert.All(step.Graph.Nodes, node => Assert.Equal("", node.Domain));
        }
    }

    static void Stop(CancellationTokenSource stop, bool now)
    {
        if (now)
        {
            stop.Cancel();
        }
    }

    Visualization[] Draw(AscentSettings settings, params string[] objectives) =>
        [.. new Visualizer(Load(), settings).Maximize([.. objectives.Select(Objective.Parse)])];

    Network Load()
    {
        var path = _folder.File("plain.onnx");
        ModelFile.Write(path, SmallNets.Plain());
        return Network.Load(path);
    }
}
