using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Testing;

namespace OnnxViz.Features.Tests.Patches;

/// <summary>Two filters that match patterns, a dead one, and pictures in which the patterns are planted.</summary>
public sealed class PatchTests : IDisposable
{
    const int Side = 24;
    const int Pattern = 5;

    static readonly float[][] Patterns = [Drawn(1), Drawn(2)];

    /// <summary>Picture, filter, row and column of the pattern's corner, strength.</summary>
    static readonly (int Picture, int Filter, int Row, int Column, float Strength)[] Planted =
    [
        (0, 0, 7, 12, 0.5f), (1, 0, 3, 4, 1), (1, 1, 15, 2, 0.6f), (2, 1, 0, 19, 0.9f), (3, 1, 10, 10, 0.7f),
        (4, 0, 19, 0, 0.8f), (4, 0, 2, 13, 0.8f),
    ];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_planted_pictures_and_places_are_named_strongest_first()
    {
        var (top, _, _) = Found(top: 3);
        Assert.Equal([(1, 3, 4), (4, 2, 13), (0, 7, 12)], top.Of(0).Select(Corner));
        Assert.Equal([(2, 0, 19), (3, 10, 10), (1, 15, 2)], top.Of(1).Select(Corner));
        Assert.Empty(top.Of(2));
    }

    [Fact]
    public void The_patches_are_the_planted_patterns_pixel_for_pixel()
    {
        var (top, extractor, list) = Found(top: 3);
        using var cutter = new PatchCutter(extractor, top.Layer, list, []);
        for (var filter = 0; filter < 2; filter++)
        {
            foreach (var cut in cutter.Cut(top.Of(filter)))
            {
                var planted = Planted.First(each => each.Picture == cut.Patch.Picture && each.Filter == filter);
                Assert.Equal((Pattern, Pattern), (cut.Picture.Width, cut.Picture.Height));
                Assert.Equal(Patterns[filter].Select(value => value * planted.Strength), cut.Picture.Pixels);
                Assert.Null(cut.Recomputed);
            }
        }
    }

    [Fact]
    public void Of_equal_places_the_earlier_comes_first()
    {
        var (top, _, _) = Found(top: 9, repeats: 2);
        Assert.Equal([1, 6, 4, 9, 0, 5], top.Of(0).Take(6).Select(patch => patch.Picture));
        Assert.Equal((4, 2, 13), Corner(top.Of(0)[2]));
    }

    [Fact]
    public void Every_way_leads_a_neuron_of_one_convolution_back_to_its_weights()
    {
        var (top, extractor, list) = Found(top: 2);
        using var cutter = new PatchCutter(extractor, top.Layer, list, Enum.GetValues<BackProjection>());
        var cut = cutter.Cut(top.Of(1)).First();
        var weights = Weights(1);
        var most = weights.Max(MathF.Abs);
        Assert.False(cut.HasChanged);
        Assert.Equal(cut.Patch.Value, cut.Recomputed!.Value, 1e-4);
        Assert.All(cut.Projections.Values, projection => Assert.All(
            projection.Pixels.Zip(weights), pair => Assert.Equal(0.5f + (pair.Second / most / 2), pair.First, 1e-5)));
    }

    [Fact]
    public void A_window_beyond_the_picture_is_zero_there()
    {
        var (top, extractor, list) = Found(top: 1, padding: 4);
        using var cutter = new PatchCutter(extractor, top.Layer, list, []);
        var corner = new Patch(0, 2, "", 0, 0, 27);
        var cut = cutter.Cut([corner]).Single();
        Assert.Equal(new(23, -4, Pattern, Pattern), cut.Window);
        Assert.Equal(Patterns[1][4] * 0.9f, cut.Picture[0, 4, 0]);
        Assert.Equal(1, cut.Picture.Pixels.Count(value => value != 0));
    }

    [Fact]
    public void A_patch_whose_activation_is_another_one_now_has_changed()
    {
        var (top, extractor, list) = Found(top: 1);
        using var cutter = new PatchCutter(extractor, top.Layer, list, [BackProjection.Gradient]);
        Assert.True(cutter.Cut([top.Of(0)[0] with { Value = top.Of(0)[0].Value * 1.01f + 0.01f }]).Single().HasChanged);
    }

    static (int Picture, int Row, int Column) Corner(Patch patch) => (patch.Picture, patch.Row, patch.Column);

    (TopPatches Top, FeatureExtractor Extractor, PictureList List) Found(int top, int repeats = 1, long padding = 0)
    {
        var extractor = new FeatureExtractor(Net(padding), ["relu"], new(Preprocessing.Preset("unit")) { Batch = 2 });
        var list = PictureList.Of([Pictures(repeats)]);
        var found = new TopPatches(extractor.Layers[0], top);
        foreach (var picture in extractor.Extract(list).SelectMany(batch => batch.Pictures))
        {
            found.Add(picture);
        }

        return (found, extractor, list);
    }

    Network Net(long padding)
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new(ElementType.Float, [1, 1, Side, Side]));
        var weights = graph.Constant(
            Tensor.Of([.. Weights(0), .. Weights(1), .. Weights(0)], [3, 1, Pattern, Pattern]));
        var bias = graph.Constant(Tensor.Of([0f, 0f, -1000f], [3]));
        var path = _folder.File("net.onnx");
        ModelFile.Write(
            path,
            OnnxModel.Of(
                graph.Build([new("relu", x.Conv(weights, bias, Window.Square(Pattern, padding: padding)).Relu())])));
        return Network.Load(path);
    }

    string Pictures(int repeats)
    {
        var pictures = new float[5 * repeats * Side * Side];
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            foreach (var (picture, filter, row, column, strength) in Planted)
            {
                for (var place = 0; place < Pattern * Pattern; place++)
                {
                    var (y, x) = (row + (place / Pattern), column + (place % Pattern));
                    pictures[(((repeat * 5) + picture) * Side * Side) + (y * Side) + x] =
                        Patterns[filter][place] * strength;
                }
            }
        }

        var path = _folder.File("pictures.npy");
        NpyFile.Write(path, pictures, [5 * repeats, 1, Side, Side]);
        return path;
    }

    /// <summary>A filter answers to its pattern more than to any part of it, and not to flat grey.</summary>
    static float[] Weights(int filter)
    {
        var mean = Patterns[filter].Average();
        return [.. Patterns[filter].Select(value => value - mean)];
    }

    static float[] Drawn(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Pattern * Pattern).Select(_ => random.Next(2) == 0 ? 0.1f : 1)];
    }
}
