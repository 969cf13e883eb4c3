using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.Parameterizations;

/// <summary>Pictures with an opacity: what a unit does not need lets the background through.</summary>
public sealed class TransparentTests : IDisposable
{
    const int Side = 48;

    readonly NetworkFile _file = new(SmallNets.Smooth());
    readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_saved_file_is_the_picture_that_is_scored()
    {
        var drawn = Drawn("channel(soft2, 1)", 10);
        var path = _folder.File("picture.png");
        drawn.WritePicture(path);
        Assert.Equal(drawn.Picture.Pixels, PictureFile.Read(path).Pixels);
        using var measure = new PictureMeasure(_file.Load(), Settings(1));
        Assert.Equal(drawn.SavedScore, measure.Of(drawn.Climbed, PictureFile.Read(path)), 1e-4f);
    }

    [Fact]
    public void The_same_unit_comes_out_the_same_over_the_same_backgrounds() => Assert.Equal(
        Drawn("channel(soft2, 1)", 5).Picture.Pixels, Drawn("channel(soft2, 1)", 5).Picture.Pixels);

    [Fact]
    public void What_a_neuron_does_not_see_becomes_transparent()
    {
        var opacity = Drawn("neuron(soft2, 1, 12, 12)", 60).Transparent!.Opacity;
        Assert.True(
            opacity[0, 24, 24] > 2 * Mean(opacity),
            $"the middle covers {opacity[0, 24, 24]}, the mean is {Mean(opacity)}");
    }

    [Fact]
    public void Networks_of_other_than_grey_and_coloured_pictures_are_refused() => Assert.Contains(
        "transparent(fourier) is for grey and coloured pictures, but the network's have 4 channels: take fourier",
        Assert.Throws<OnnxVizException>(() => new Transparent(new Fourier()).Shapes([1, 5, 8, 8])).Message);

    static float Mean(Picture picture) => picture.Pixels.Average();

    Visualization Drawn(string unit, int steps) =>
        new Visualizer(_file.Load(), Settings(steps)).Maximize([Objective.Parse(unit)]).Single();

    static AscentSettings Settings(int steps) => new(
        Side, Side, steps, 0, new Adam(0.05f), new Transparent(new Fourier()), [], Preprocessing.Preset("unit"),
        RuntimeSettings.Default with { Threads = 1 });
}
