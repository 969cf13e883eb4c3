using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests;

public sealed class DreamTests : IDisposable
{
    static readonly DreamSettings Settings = DreamSettings.Usual(
        Preprocessing.Preset("unit"), RuntimeSettings.Default with { Threads = 1 }) with
    { Octaves = 3 };

    readonly NetworkFile _file = new(SmallNets.Smooth());

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_dream_has_the_size_of_the_photograph_and_shows_more_of_the_layer()
    {
        var (photograph, sizes, scores) = (TestPictures.Slope(41, 30), new List<(int, int)>(), new List<float>());
        var dream = new Dream(_file.Load(), Settings)
        {
            OnOctave = (_, picture) => sizes.Add((picture.Width, picture.Height)),
            OnStep = (_, _, score) => scores.Add(score),
        }.Draw(photograph, new WholeLayer("soft2"));
        Assert.Equal((41, 30), (dream.Width, dream.Height));
        Assert.Equal([(21, 15), (29, 21), (41, 30)], sizes);
        Assert.Equal(33, scores.Count);
        Assert.True(scores[^1] > scores[22] && scores[22] > scores[0]);
        Assert.InRange(TestPictures.MeanDistance(photograph, dream), 0.005, 0.3);
    }

    /// <remarks>Detail is what differs from the photograph at each size: where nothing moves there is none.</remarks>
    [Fact]
    public void A_dream_without_steps_is_the_photograph()
    {
        var photograph = TestPictures.Noise(40, 32, 3);
        var dream = new Dream(_file.Load(), Settings with { Stage = Settings.Stage with { Steps = 0 } }).Draw(
            photograph, new WholeLayer("soft2"));
        Evaluated.Near([.. photograph.Pixels.Select(pixel => (double)pixel)], dream.Pixels, 1e-6);
    }

    [Fact]
    public void The_same_seed_dreams_the_same()
    {
        var photograph = TestPictures.Slope(24, 24);
        Assert.Equal(Dreamt(Settings), Dreamt(Settings));
        Assert.NotEqual(Dreamt(Settings), Dreamt(Settings with { Seed = 9 }));

        float[] Dreamt(DreamSettings settings) =>
            new Dream(_file.Load(), settings).Draw(photograph, new Channel("soft2", 1)).Pixels;
    }

    /// <remarks>A canvas larger than what the network is to see goes through it in parts.</remarks>
    [Fact]
    public void A_dream_may_look_at_parts_of_the_photograph()
    {
        var stage = Settings.Stage with { Transforms = [], Sampling = new Views(16, 3, 0) };
        var photograph = TestPictures.Slope(50, 40);
        var dream = new Dream(_file.Load(), Settings with { Stage = stage }).Draw(photograph, new WholeLayer("soft2"));
        Assert.InRange(TestPictures.MeanDistance(photograph, dream), 0.005, 0.3);
    }

    [Fact]
    public void A_photograph_of_other_channels_is_refused() => Assert.Contains(
        "has 1 channels, and the model takes pictures of 3",
        Assert.Throws<OnnxVizException>(
            () => new Dream(_file.Load(), Settings).Draw(
                TestPictures.Noise(9, 9, 1), new WholeLayer("soft2"))).Message);

    [Fact]
    public void Octaves_of_nothing_are_refused() => Assert.Contains(
        "at least 1 octave",
        Assert.Throws<OnnxVizException>(() => new DreamSettings(
            Settings.Stage, 0, 1.4f, 1, Settings.Preprocessing, Settings.Runtime)).Message);
}
