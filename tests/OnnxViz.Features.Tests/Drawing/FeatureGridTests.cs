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
    public void Captions_have_the_channel_and_its_maximum_and_mark_silent_maps()
    {
        var tiles = new MapTiles(Layer(3, 2, 2), new(MapScaling.Map, ColourMap.Gray));
        Assert.Equal("0 max 4", tiles.Channel(Maps, 0).Caption);
        Assert.Equal("1 silent 0", tiles.Channel(Maps, 1).Caption);
        Assert.Equal("2 max 8", tiles.Channel(Maps, 2).Caption);
        var hatched = tiles.Channel(Maps, 1).Picture;
        Assert.NotEqual(hatched.Plane(0).ToArray(), hatched.Plane(1).ToArray());
    }

    [Fact]
    public void Large_maps_are_averaged_and_small_ones_repeated()
    {
        var style = new MapStyle(MapScaling.Map, ColourMap.Gray);
        Assert.Equal(
            98,
            new MapTiles(Layer(1, 7, 7), style).Channel(
                [.. Enumerable.Range(0, 49).Select(index => (float)index)], 0).Picture.Width);
        Assert.Equal(
            256,
            new MapTiles(Layer(1, 512, 256), style).Channel(
                [.. Enumerable.Range(0, 512 * 256).Select(index => (float)index)], 0).Picture.Height);
    }

    [Fact]
    public void A_layer_behind_a_classifier_is_one_picture_of_all_its_numbers()
    {
        var sheet = new FeatureGrid(new(MapScaling.Map, ColourMap.Gray)).Draw(
            new("logits", new(0, "logits", "logits", null, "Gemm", [1, 10], ReceptiveField.Whole, true), [10]),
            [.. Enumerable.Range(0, 10).Select(index => (float)index)], null, "");
        Assert.Contains(1f, sheet.Plane(1).ToArray());
    }

    [Fact]
    public void Live_maps_come_first_and_channels_that_were_asked_for_stay_in_their_order()
    {
        Assert.Equal([0, 2, 1], ShownChannels.Of(Layer(3, 2, 2), Maps, null, 100).Channels);
        Assert.Equal([1, 0], ShownChannels.Of(Layer(3, 2, 2), Maps, [1, 0], 100).Channels);
    }

    [Fact]
    public void A_sheet_has_as_many_channels_as_it_has_room_for_the_strongest()
    {
        const int Count = 100_000;
        var maps = Enumerable.Range(0, Count * 4).Select(place => place / 4 * (float)(place % 4)).ToArray();
        var shown = ShownChannels.Of(Layer(Count, 2, 2), maps, null, 96 * 96);
        Assert.Equal((1 << 25) / (96 * 96), shown.Channels.Count);
        Assert.Equal(Count - 1, shown.Channels[^1]);
        Assert.Equal(", the 3,640 strongest of 100,000 channels", shown.Note);
    }

    [Theory]
    [InlineData(28, 112)]
    [InlineData(96, 96)]
    [InlineData(300, 256)]
    public void Overlays_are_large_enough_to_be_read(int side, int shown)
    {
        var layer = new FeatureLayer(
            "layer",
            new(0, "layer", "layer", null, "Relu", [1, 1, 2, 2], new(new(0, side / 2, 3), new(0, side / 2, 3)), true),
            [1, 2, 2]);
        var sheet = new Overlay(new(MapScaling.Map, ColourMap.Gray)).Sheet(
            Picture.Filled(side, side, 0.5f), layer, [0, 1, 2, 3], null, "");
        Assert.Equal(Math.Max(300, shown), Math.Max(300, sheet.Width - 16));
        Assert.True(sheet.Height > shown + 30);
    }

    [Fact]
    public void A_missing_channel_is_named() => Assert.Contains(
        "no channel 3: it has 3",
        Assert.Throws<OnnxVizException>(
            () => new FeatureGrid(new(MapScaling.Map, ColourMap.Gray)).Draw(Layer(3, 2, 2), Maps, [3], "")).Message);

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
        "layer", new(0, "layer", "layer", null, "Relu", [1, channels, height, width], ReceptiveField.Pixel, true),
        [channels, height, width]);
}
