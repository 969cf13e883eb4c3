using System.Numerics;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.Moving;

public sealed class ReelTests : IDisposable
{
    const int Side = 16;
    static readonly Stage Standing = new(0, new Pixels(), [], new Sgd(1e-20f));

    readonly NetworkFile _file = new(SmallNets.Smooth());

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("channel(soft2, 1)", "channel(soft2, 4)")]
    [InlineData("channel(tanh1, 1)", "neuron(soft2, 4)")]
    [InlineData("channel(soft2, 1)", "l2(soft2)")]
    [InlineData("l2(soft2)", "l1(tanh1)")]
    public void In_a_room_with_another_an_objective_counts_by_its_weight(string one, string other)
    {
        var (from, to) = (Named(one), Named(other));
        using var reel = Open(Standing);
        float Score(Objective unit, Objective room) => reel.Step([unit], [room], 0, 0)[0];
        var (alone, otherAlone) = (Score(from, from), Score(to, to));
        Assert.Equal(alone, Score(from, from + to), 1e-4f * Math.Abs(alone));
        Assert.Equal(
            (0.75f * alone) + (0.25f * otherAlone),
            Score((0.75f * from) + (0.25f * to), from + to),
            1e-4f * (Math.Abs(alone) + Math.Abs(otherAlone)));
    }

    [Fact]
    public void A_unit_that_the_room_does_not_hold_is_refused()
    {
        using var reel = Open(Standing);
        var (held, other) = (Named("l2(soft2)"), Named("l1(tanh1)"));
        Assert.Contains(
            "and nothing else", Assert.Throws<OnnxVizException>(() => reel.Step([other], [held], 0, 0)).Message);
    }

    [Fact]
    public void Colours_go_a_share_of_the_way_to_their_aim()
    {
        using var reel = Open(
            Standing with { Parameterization = new Pixels(0.1f) }, new([0.6f, 0.5f, 0.4f], [0.12f, 0.1f, 0.08f]));
        var before = ColourAim.Of(3, reel.Pixels);
        reel.Move(new(Matrix3x2.Identity, Steadiness: 0.25f), 1);
        var after = ColourAim.Of(3, reel.Pixels);
        Assert.Equal(0.75f * before.Means[0] + 0.25f * 0.6f, after.Means[0], 1e-3f);
        Assert.Equal(0.75f * before.Deviations[2] + 0.25f * 0.08f, after.Deviations[2], 1e-3f);
    }

    [Fact]
    public void Noise_has_the_deviation_that_is_asked_for_and_hangs_on_the_frame_alone()
    {
        using var reel = Open(Standing with { Parameterization = new Pixels(0) });
        float[] Noisy(int frame)
        {
            reel.Begin();
            reel.Move(new(Matrix3x2.Identity, Noise: 0.05f), frame);
            return reel.Pixels;
        }

        var (first, second) = (Noisy(1), Noisy(2));
        Assert.Equal(first, Noisy(1));
        Assert.NotEqual(first, second);
        Assert.Equal(0.05f, ColourAim.Of(1, first).Deviations[0], 0.005f);
        Assert.Equal(0.5f, ColourAim.Of(1, first).Means[0], 0.005f);
    }

    [Theory]
    [InlineData("fourier", "adam", "pixels that are moved")]
    [InlineData("pixels", "lbfgs", "take another optimizer")]
    public void What_cannot_be_moved_is_refused(string parameterization, string optimizer, string reason) =>
        Assert.Contains(reason, Assert.Throws<OnnxVizException>(() => Open(Standing with
        {
            Parameterization = Notation.Read<Parameterization>(parameterization),
            Optimizer = Notation.Read<Optimizer>(optimizer),
        })).Message);

    [Theory]
    [InlineData("adam(0.01)")]
    [InlineData("momentum(0.1)")]
    public void The_memory_of_an_optimizer_is_emptied_when_pictures_move(string optimizer)
    {
        var stage = Standing with { Optimizer = Notation.Read<Optimizer>(optimizer) };
        var unit = Named("channel(soft2, 1)");
        using var reel = Open(stage);
        reel.Step([unit], [unit], 0, 0);
        reel.Move(new(Matrix3x2.Identity), 1);
        var pixels = reel.Pixels;
        reel.Step([unit], [unit], 1, 0);
        var moved = reel.Pixels;
        reel.Load(pixels);
        reel.Step([unit], [unit], 1, 0);
        Assert.Equal(moved, reel.Pixels);
    }

    Objective Named(string text) => Objective.Parse(text).In(_file.Load());

    Reel Open(Stage stage, ColourAim? colours = null) => new(
        new PictureNetwork(_file.Load(), Preprocessing.Presets["unit"]),
        new(1, Side, Side, stage, 0, new(Device.Cpu, 1)) { Colours = colours });
}
