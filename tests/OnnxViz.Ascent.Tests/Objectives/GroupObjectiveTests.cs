using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.Objectives;

/// <summary>Several pictures of a unit.</summary>
public sealed class GroupObjectiveTests : IDisposable
{
    static readonly AscentSettings Settings = new(
        16, 16, 8, 1, new NormalizedAscent(), new Pixels(), [new Jitter(1)], Preprocessing.Preset("unit"),
        RuntimeSettings.Default with { Threads = 1 });

    readonly NetworkFile _file = new(SmallNets.Smooth());

    public void Dispose() => _file.Dispose();

    /// <remarks>
    /// Gram matrices of (1, 0) and (0, 2) are e11 and e22: nothing in common; that of (1, 1) has half of its length
    /// along either. Of three pictures each is told a third of its two pairs.
    /// </remarks>
    [Fact]
    public void Diversity_is_what_gram_matrices_have_in_common() => Evaluated.Near(
        [-0.5 / 3, -0.5 / 3, -1 / 3d],
        Together(new Diversity("a"), Tensor.Of([1f, 0, 0, 2, 1, 1], [3, 2, 1, 1])));

    /// <remarks>
    /// Mean squares are 2.5 and 1 for neighbours, 0.5 for the outer two; weights 1/2 and 1/4, half each.
    /// </remarks>
    [Fact]
    public void Alignment_is_how_far_neighbours_are_apart() => Evaluated.Near(
        [-0.625 - 0.0625, -0.625 - 0.25, -0.25 - 0.0625],
        Together(new Alignment("a"), Tensor.Of([1f, 0, 0, 2, 1, 1], [3, 2, 1, 1])));

    [Fact]
    public void Pictures_of_a_unit_start_from_different_noise_and_the_first_is_as_ever()
    {
        Objective[] units = [new Channel("soft2", 1), new Channel("soft2", 3)];
        var plain = Draw(Settings, units);
        var drawn = Draw(Settings with { Variants = 3 }, units);
        Assert.Equal([1, 2, 3, 1, 2, 3], drawn.Select(each => each.Variant));
        Assert.Equal(
            [units[0], units[0], units[0], units[1], units[1], units[1]], drawn.Select(each => each.Objective));
        Near(plain[0], drawn[0]);
        Near(plain[1], drawn[3]);
        Assert.Equal(6, drawn.Select(each => Convert.ToHexString(each.Picture.ToBytes())).Distinct().Count());
    }

    [Fact]
    public void A_units_pictures_come_out_alike_alone_and_beside_others()
    {
        var diverse = Objective.Parse("channel(soft2, 1) + 0.5 * diversity(tanh1)");
        var settings = Settings with { Variants = 2 };
        var alone = Draw(settings, [diverse]);
        var together = Draw(settings, [Objective.Parse("channel(soft2, 3) + 0.5 * diversity(tanh1)"), diverse]);
        Near(alone[0], together[2]);
        Near(alone[1], together[3]);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("views(12, 2)")]
    public void Diversity_makes_pictures_unlike(string sampling)
    {
        var stage = Notation.Read<Stage>($"stage(30, pixels, [], normalized, sampling={sampling})");
        var settings = Settings with { Variants = 3, Stages = new([stage]) };
        var free = Draw(settings, [Objective.Parse("channel(soft2, 1) + 0 * diversity(tanh1)")]);
        var diverse = Draw(settings, [Objective.Parse("channel(soft2, 1) + 20 * diversity(tanh1)")]);
        Assert.True(Likeness(diverse) > Likeness(free), $"{Likeness(diverse)} {Likeness(free)}");
    }

    [Fact]
    public void An_interpolation_goes_from_one_unit_to_the_other()
    {
        var drawn = Draw(
            Settings with { Variants = 3 }, [Objective.Parse("interpolation(channel(soft2, 1), channel(soft2, 3))")]);
        Assert.Equal(
            ["1", "0.5 * 1 + 0.5 * 3", "3"],
            drawn.Select(each => each.Climbed.ToString().Replace("channel(soft2, ", "").Replace(")", "")));
    }

    [Theory]
    [InlineData("diversity(tanh1)", "diversity(tanh1) compares the pictures of a unit: draw at least 2")]
    [InlineData("interpolation(channel(soft2, 1), channel(soft2, 3))", "goes over several pictures: draw at least 2")]
    public void What_needs_several_pictures_says_so(string objective, string reason) => Assert.Contains(
        reason, Assert.Throws<OnnxVizException>(() => Draw(Settings, [Objective.Parse(objective)])).Message);

    [Fact]
    public void A_host_optimizer_refuses_pictures_that_are_compared() => Assert.Contains(
        "those of a unit that compares them hang together",
        Assert.Throws<OnnxVizException>(() => Draw(
            Settings with { Variants = 2, Transforms = [], Optimizer = new Lbfgs(), Filter = null },
            [new Diversity("tanh1")])).Message);

    Visualization[] Draw(AscentSettings settings, Objective[] units) =>
        [.. new Visualizer(_file.Load(), settings).Maximize(units)];

    /// <summary>Minus how much the pictures have in common.</summary>
    float Likeness(Visualization[] drawn)
    {
        using var climb = Climb.Open(
            new(_file.Load(), Preprocessing.Preset("unit")), [new Diversity("tanh1")],
            new(0, new Pixels(), [], new Sgd()), 16, 16,
            Settings.Runtime, variants: drawn.Length);
        climb.From([.. drawn.Select(each => each.Picture.Pixels)]);
        return climb.Step().Scores.Sum();
    }

    static void Near(Visualization one, Visualization other) => Assert.InRange(
        one.Picture.ToBytes().Zip(other.Picture.ToBytes(), (left, right) => Math.Abs(left - right)).Max(), 0, 1);

    static float[] Together(Objective objective, Tensor layers) => Evaluated.Of(layers, x =>
    {
        Activations[] members = [.. Enumerable.Range(0, 3).Select(
            index => new Activations(_ => x.Slice(0, index, 1)) { Index = index })];
        foreach (var member in members)
        {
            member.Others = members;
        }

        return members.Select(member => objective.Build(member).Reshape([1])).ToArray().Concat(0);
    });
}
