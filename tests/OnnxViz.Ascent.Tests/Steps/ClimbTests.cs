using System.Numerics;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.Steps;

/// <summary>Climbs on a net that is smooth everywhere, by small steps: then every step is a step up.</summary>
public sealed class ClimbTests : IDisposable
{
    static readonly RuntimeSettings OneThread = RuntimeSettings.Default with { Threads = 1 };
    static readonly Stage Plain = new(0, new Pixels(), [], new Sgd(1e-3f));

    readonly NetworkFile _file = new(SmallNets.Smooth());

    public static TheoryData<string> Objectives =>
    [
        "channel(tanh1, 3)", "channel(soft2, 1)", "neuron(soft2, 2)", "neuron(tanh1, 0, 1, 2)", "layer(tanh1)",
        "channel(logits, 3)", "class(1)",
        "channel(soft2, 1) - 0.5 * neuron(tanh1, 2, 3, 4) + 0.1 * layer(soft2)", "-channel(soft2, 0)",
        "neuron(tanh1, 1, 0, 0) + neuron(tanh1, 1, 9, 9)",
    ];

    public static TheoryData<string> Optimizers =>
    [
        "normalized(0.002)", "adam(0.002)", "sgd(1)", "lbfgs(0.002)",
        "momentum(0.1)", "nadam(0.002)", "rmsprop(0.0005)", "adagrad(0.0005)",
    ];

    public static TheoryData<string> Parameterizations =>
    [
        "pixels", "pixels(0.2)", "free", "fourier", "decorrelated(fourier)", "decorrelated(free)", "maco",
        "pyramid", "dense", "cppn", "shared(fourier)", "decorrelated(shared(pyramid))",
    ];

    public static TheoryData<string> Penalties => ["variation(100)", "variation(100, 1)", "norm(100, 2)"];

    public static TheoryData<string> Filters => ["octaves", "octaves(2)"];

    public static TheoryData<string> Transforms => ["jitter(3)", "rotate(20)", "scale(0.8, 1.2)"];

    public void Dispose() => _file.Dispose();

    [Theory, MemberData(nameof(Objectives))]
    public void Every_objective_rises_at_every_step(string objective) => Rises(objective, "normalized(0.002)");

    [Theory, MemberData(nameof(Optimizers))]
    public void Every_optimizer_rises_at_every_step(string optimizer) => Rises("channel(soft2, 1)", optimizer);

    [Theory, MemberData(nameof(Transforms))]
    public void Every_transform_lets_a_unit_rise(string transform)
    {
        var stage = Plain with
        {
            Transforms = [Notation.Read<Transform>(transform)],
            Optimizer = new NormalizedAscent(),
        };
        using var climb = Open(stage, "channel(soft2, 1)");
        var before = climb.Step().Scores[0];
        for (var step = 0; step < 20; step++)
        {
            climb.Step();
        }

        Assert.True(climb.Step().Scores[0] > before);
    }

    [Theory, MemberData(nameof(Parameterizations))]
    public void Every_parameterisation_rises_at_every_step(string parameterization) =>
        Rises(
            "channel(soft2, 1)",
            "normalized(0.002)",
            Plain with { Parameterization = Notation.Read<Parameterization>(parameterization) });

    [Theory, MemberData(nameof(Parameterizations))]
    public void The_same_climb_draws_the_same_pictures(string parameterization) =>
        Assert.Equal(Climbed(parameterization), Climbed(parameterization));

    [Fact]
    public void Filters_and_moves_are_refused_where_parameters_are_no_pictures()
    {
        var stage = Plain with { Parameterization = new Fourier(), Filter = new Octaves() };
        Assert.Contains(
            "octaves is for parameters that are pictures, and those of fourier are none",
            Assert.Throws<OnnxVizException>(() => Open(stage, "channel(soft2, 1)")).Message);
        using var climb = Open(stage with { Filter = null }, "channel(soft2, 1)");
        Assert.Contains(
            "the parameters of fourier are no pictures, so they cannot be moved: take pixels or free",
            Assert.Throws<OnnxVizException>(() => climb.Move([Matrix3x2.Identity])).Message);
    }

    [Theory]
    [InlineData("decorrelated(fourier)")]
    [InlineData("pyramid(3)")]
    [InlineData("maco")]
    public void Optimizers_on_the_host_climb_by_all_parameters(string parameterization) =>
        Rises(
            "channel(soft2, 1)",
            "lbfgs(0.002)",
            Plain with { Parameterization = Notation.Read<Parameterization>(parameterization) });

    [Fact]
    public void Optimizers_on_the_host_climb_for_each_picture_by_itself() => Assert.Contains(
        "lbfgs climbs for each picture by itself, and those of decorrelated(shared(fourier)) hang together",
        Assert.Throws<OnnxVizException>(() => Open(
            Plain with { Parameterization = new Decorrelated(new Shared(new Fourier())), Optimizer = new Lbfgs() },
            "channel(soft2, 1)")).Message);

    [Fact]
    public void What_fits_no_picture_says_so()
    {
        using var climb = Open(Plain with { Parameterization = new Maco() }, "channel(soft2, 1)");
        Assert.Contains(
            "maco cannot start from a picture: take pixels, fourier or pyramid",
            Assert.Throws<OnnxVizException>(() => climb.From([new float[3 * 16 * 16]])).Message);
    }

    [Fact]
    public void A_climb_goes_on_from_a_picture_in_other_parameters()
    {
        float[] picture = [.. Enumerable.Range(0, 3 * 16 * 16).Select(index => (0.5f + (index % 16)) / 16f)];
        using var climb = Open(Plain with { Parameterization = new Decorrelated(new Pyramid()) }, "channel(soft2, 1)");
        climb.From([picture]);
        climb.Step();
        Evaluated.Near([.. picture.Select(number => (double)number)], climb.Pictures[0], 1e-4);
    }

    [Theory, MemberData(nameof(Filters))]
    public void Every_filter_lets_a_unit_rise_at_every_step(string filter) =>
        Rises("channel(soft2, 1)", "normalized(0.002)", Plain with { Filter = Notation.Read<GradientFilter>(filter) });

    [Theory, MemberData(nameof(Penalties))]
    public void Every_penalty_that_weighs_more_than_the_unit_falls(string text)
    {
        var penalty = Notation.Read<Penalty>(text);
        using var climb = Open(
            Plain with { Optimizer = new NormalizedAscent(0.001f), Penalties = [penalty] }, "channel(soft2, 1)");
        var values = Enumerable.Range(0, 15).Select(_ =>
        {
            climb.Step();
            return Evaluated.Of(Tensor.Of(climb.Pictures[0], [1, 3, 16, 16]), penalty.Build)[0];
        }).ToArray();
        Assert.True(values[^1] < values[0], string.Join(" ", values));
    }

    [Fact]
    public void A_penalty_makes_its_pictures_smoother()
    {
        var stage = Plain with { Optimizer = new NormalizedAscent(0.01f) };
        var (free, held) = (Variation(stage), Variation(stage with { Penalties = [new TotalVariation(100)] }));
        Assert.True(held < free / 2, $"{held} is not below half of {free}");
    }

    [Fact]
    public void Other_units_of_a_layer_are_fed_not_opened()
    {
        using var climb = Open(Plain, "channel(soft2, 1)", "channel(soft2, 3)");
        using var sessions = new Sessions();
        var first = climb.Step().Scores;
        climb.Select([new Channel("soft2", 3), new Channel("soft2", 5)]);
        var second = climb.Step().Scores;
        Assert.Equal(0, sessions["run"]);
        Assert.Equal(first[1], second[0], Math.Abs(first[1]) * 0.2f);
        Assert.NotEqual(first[0], second[0], 1e-3f);
    }

    [Fact]
    public void A_unit_fades_over_into_another()
    {
        using var climb = Open(Plain with { Optimizer = new Sgd(0) }, "channel(soft2, 1) + channel(soft2, 4)");
        Objective[] from = [new Channel("soft2", 1)];
        Objective[] to = [new Channel("soft2", 4)];
        var scores = new[] { 0f, 0.25f, 1f }.Select(share =>
        {
            climb.Weigh(from, to, share);
            return climb.Step().Scores[0];
        }).ToArray();
        Assert.Equal((0.75f * scores[0]) + (0.25f * scores[2]), scores[1], 1e-5f);
        Assert.NotEqual(scores[0], scores[2], 1e-3f);
    }

    [Fact]
    public void A_step_without_room_says_so()
    {
        using var climb = Open(Plain, "channel(soft2, 1)");
        Assert.Contains("room for 1 channels", Refused([new Channel("soft2", 1) + new Channel("soft2", 2)]));
        Assert.Contains("was not written for layer(soft2)", Refused([new WholeLayer("soft2")]));

        string Refused(Objective[] units) => Assert.Throws<OnnxVizException>(() => climb.Select(units)).Message;
    }

    [Fact]
    public void Pictures_can_be_given_and_moved()
    {
        using var climb = Open(Plain with { Optimizer = new Sgd(0) }, "channel(soft2, 1)");
        float[] picture = [.. Enumerable.Range(0, 3 * 16 * 16).Select(index => index % 16 / 16f)];
        climb.From([picture]);
        climb.Step();
        Assert.Equal(picture, climb.Pictures[0]);
        climb.Move([Matrix3x2.CreateTranslation(2, 0)]);
        climb.Step();
        Evaluated.Near([.. picture.Chunk(16).SelectMany(
            row => row.Skip(2).Concat([15 / 16f, 14 / 16f])).Select(number => (double)number)], climb.Pictures[0]);
    }

    [Fact]
    public void The_best_pictures_are_kept()
    {
        using var climb = Open(Plain with { Optimizer = new Sgd(-100) }, "channel(soft2, 1)");
        climb.Step();
        var first = climb.Pictures[0];
        climb.Step();
        Assert.Equal(first, climb.Best[0]);
        Assert.NotEqual(first, climb.Pictures[0]);
    }

    void Rises(string objective, string optimizer, Stage? stage = null)
    {
        using var climb = Open((stage ?? Plain) with { Optimizer = Notation.Read<Optimizer>(optimizer) }, objective);
        var scores = Enumerable.Range(0, 15).Select(_ => climb.Step().Scores[0]).ToArray();
        Assert.All(
            scores.Zip(scores.Skip(1)),
            pair => Assert.True(pair.Second > pair.First, $"{objective} by {optimizer}: {string.Join(" ", scores)}"));
    }

    float[] Climbed(string parameterization)
    {
        using var climb = Open(
            Plain with
            {
                Parameterization = Notation.Read<Parameterization>(parameterization),
                Transforms = [new Jitter(3)],
                Optimizer = new Adam(),
            },
            "channel(soft2, 1)");
        for (var step = 0; step < 5; step++)
        {
            climb.Step();
        }

        return climb.Best[0];
    }

    float Variation(Stage stage)
    {
        using var climb = Open(stage, "channel(soft2, 1)");
        for (var step = 0; step < 30; step++)
        {
            climb.Step();
        }

        return Evaluated.Of(Tensor.Of(climb.Pictures[0], [1, 3, 16, 16]), new TotalVariation(1).Build)[0];
    }

    Climb Open(Stage stage, params string[] units) =>
        Climb.Open(
            new(_file.Load(), Preprocessing.Preset("unit")),
            [.. units.Select(Objective.Parse)],
            stage,
            16,
            16,
            OneThread);
}
