using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Features.Tests.Drawing;

public sealed class FeatureGridTests
{
    static readonly float[] Maps = [0, 1, 2, 4, 0, 0, 0, 0, -4, -2, 0, 8];

    [Fact]
    public void Each_map_has_its_own_scale_or_that_of_the_layer()
    {
        var layer = Layer(3, 2, 2);
        Assert.Equal([0, 0.25f, 0.5f, 1], Corners(layer, MapScaling.Map, 0));
        Assert.Equal([4 / 12f, 5 / 12f, 6 / 12f, 8 / 12f], Corners(layer, MapScaling.Layer, 0));
        Assert.Equal([8 / 16f, 9 / 16f, 10 / 16f, 12 / 16f], Corners(layer, MapScaling.Symmetric, 0));
    }

    [Fact]
    public void Captions_have_the_channel_and_its_maximum_and_mark_dead_maps()
    {
        var tiles = new MapTiles(Layer(3, 2, 2), new(MapScaling.Map, ColourMap.Gray));
        Assert.Equal("0 4", tiles.Channel(Maps, 0).Caption);
        Assert.Equal("1 dead 0", tiles.Channel(Maps, 1).Caption);
        Assert.Equal("2 8", tiles.Channel(Maps, 2).Caption);
        var hatched = tiles.Channel(Maps, 1).Picture;
        Assert.NotEqual(hatched.Plane(0).ToArray(), hatched.Plane(1).ToArray());
    }

    [Fact]
    public void Large_maps_are_averaged_and_small_ones_repeated()
    {
        var style = new MapStyle(MapScaling.Map, ColourMap.Gray);
        Assert.Equal(91, new MapTiles(Layer(1, 7, 7), style).Channel([.. Enumerable.Range(0, 49).Select(index => (float)index)], 0).Picture.Width);
        Assert.Equal(256, new MapTiles(Layer(1, 512, 256), style).Channel([.. Enumerable.Range(0, 512 * 256).Select(index => (float)index)], 0).Picture.Height);
    }

    [Fact]
    public void A_layer_behind_a_classifier_is_one_picture_of_all_its_numbers()
    {
        var sheet = new FeatureGrid(new(MapScaling.Map, ColourMap.Gray)).Draw(
            new("logits", new(0, "logits", "logits", null, "Gemm", [1, 10], ReceptiveField.Whole, true), [10]), [.. Enumerable.Range(0, 10).Select(index => (float)index)], null, "");
        Assert.Contains(1f, sheet.Plane(1).ToArray());
    }

    [Fact]
    public void A_missing_channel_is_named() => Assert.Contains(
        "no channel 3: it has 3",
        Assert.Throws<OnnxVizException>(() => new FeatureGrid(new(MapScaling.Map, ColourMap.Gray)).Draw(Layer(3, 2, 2), Maps, [3], "")).Message);

    [Fact]
    public void The_page_of_layers_shows_the_strongest_maps_first()
    {
        var page = new LayersPage(new(MapScaling.Map, ColourMap.Gray), strongest: 2);
        page.Add(Layer(3, 2, 2), Maps, null);
        page.Add(Layer(3, 2, 2), Maps, [0, 1]);
        var drawn = page.Draw("cat");
        Assert.Equal(3, (drawn.Width - 8) / 120);
    }

    static float[] Corners(FeatureLayer layer, MapScaling scaling, int channel)
    {
        var picture = new MapTiles(layer, new(scaling, ColourMap.Gray)).Channel(Maps, channel).Picture;
        var last = picture.Width - 1;
        return [picture[0, 0, 0], picture[0, 0, last], picture[0, last, 0], picture[0, last, last]];
    }

    static FeatureLayer Layer(long channels, long height, long width) => new(
        "layer", new(0, "layer", "layer", null, "Relu", [1, channels, height, width], ReceptiveField.Pixel, true), [channels, height, width]);
}
