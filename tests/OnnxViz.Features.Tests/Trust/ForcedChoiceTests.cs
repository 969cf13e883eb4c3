using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Features.Tests.Trust;

public sealed class ForcedChoiceTests : IDisposable
{
    readonly NetworkFile _net = new(Colours());
    readonly LayerMeans _layer;

    public ForcedChoiceTests() => _layer = new(
        _net.Load(), "colours", new(Preprocessing.Preset("unit"))
        {
            Runtime = RuntimeSettings.Default with { Threads = 1 },
        });

    public void Dispose()
    {
        _layer.Dispose();
        _net.Dispose();
    }

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(0, 1, 0)]
    [InlineData(1, 1, 0.5)]
    public void A_picture_like_those_that_excite_is_told_from_those_that_do_not(float red, float blue, double rate)
    {
        // Of ten pictures the last two are red and excite the unit most, the first two are blue.
        Picture[] pictures = [.. Enumerable.Range(0, 10).Select(index => index switch
        {
            < 2 => Of(0, 1),
            > 7 => Of(1, 0),
            _ => Of(1, 1),
        })];
        var choice = new ForcedChoice(_layer, "colours", pictures).Of(
            Of(red, blue), [.. Enumerable.Range(0, 10).Select(index => (float)index)]);
        Assert.Equal(new Choice(rate, 4, "colours"), choice);
    }

    [Fact]
    public void Where_a_unit_tells_no_pictures_apart_there_is_no_choice()
    {
        Picture[] pictures = [.. Enumerable.Repeat(Of(1, 0), 10)];
        Assert.Null(new ForcedChoice(_layer, "colours", pictures).Of(Of(1, 0), new float[10]));
    }

    [Fact]
    public void Few_photographs_count_by_their_parts_too()
    {
        using var folder = new TemporaryFolder();
        PictureFile.Write(Path.Combine(folder.Path, "a.png"), Picture.Filled(20, 12, 0, 0.5f, 1));
        using var list = PictureList.Of([folder.Path]);
        var photographs = Photographs.Read(list, _net.Load().FindInput(), 8, 8);
        Assert.Single(photographs.Whole);
        Assert.Equal(10, photographs.WithParts.Count);
        Assert.All(
            photographs.WithParts,
            picture => Assert.Equal((8, 8, 3), (picture.Width, picture.Height, picture.Channels)));
    }

    static Picture Of(float red, float blue) => Picture.Filled(8, 8, red, 0, blue);

    static OnnxModel Colours()
    {
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 3, 8, 8]));
        return OnnxModel.Of(graph.Build([new("colours", picture + 0)]));
    }
}
