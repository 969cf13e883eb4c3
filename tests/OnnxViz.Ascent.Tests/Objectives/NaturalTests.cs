using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.Objectives;

/// <summary>Sorted activations, by hand and in a net whose only layers are the picture's colours.</summary>
public sealed class NaturalTests : IDisposable
{
    const int Side = 16;

    static readonly RuntimeSettings OneThread = RuntimeSettings.Default with { Threads = 1 };

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <remarks>
    /// 1 -2, 3 4 is sorted 1 -2, 4 3; from 2 0, 4 1 that is 1 + 4 + 0 + 4 away, of 4 + 0 + 16 + 1.
    /// </remarks>
    [Theory]
    [InlineData("natural([a], cats)", -9 / 21d)]
    [InlineData("natural([a, a], cats, none, none, [2, 0.5])", -22.5 / 21)]
    public void Values_are_as_worked_out_by_hand(string objective, double expected) => Evaluated.Near(
        [expected],
        Evaluated.Of(Tensor.Of([1f, -2, 3, 4], [1, 2, 1, 2]), x => Built(objective, x, [2, 0, 4, 1])));

    [Fact]
    public void What_is_the_same_elsewhere_is_as_near_as_can_be() => Evaluated.Near(
        [0], Evaluated.Of(Tensor.Of([0f, 2, 1, 4], [1, 2, 2, 1]), x => Built("natural([a], cats)", x, [2, 0, 4, 1])));

    /// <remarks>On activations drawn at random, along a direction drawn at random.</remarks>
    [Fact]
    public void The_gradient_agrees_with_finite_differences()
    {
        var random = new Random(5);
        float[] target = [.. SmallNets.Drawn(random, [3, 16]).ToFloats().Chunk(16).SelectMany(
            channel => channel.OrderDescending())];
        var (x, way) = (SmallNets.Drawn(random, [1, 3, 4, 4]).ToFloats(),
            SmallNets.Drawn(random, [1, 3, 4, 4]).ToFloats());
        const double Step = 1e-4;
        var slope = (At(Step) - At(-Step)) / (2 * Step);
        var gradient = Evaluated.Of(Tensor.Of(x, [1, 3, 4, 4]), value => new Differentiator(
            GradientRules.Standard).Differentiate(Built("natural([a], cats)", value, target), value)[0]);
        Assert.Equal(slope, gradient.Zip(way, (g, w) => (double)g * w).Sum(), Math.Max(1, Math.Abs(slope)) * 2e-3);

        double At(double distance) => Evaluated.Of(
            Tensor.Of([.. x.Zip(way, (a, b) => (float)(a + (distance * b)))], [1, 3, 4, 4]),
            value => Built("natural([a], cats)", value, target))[0];
    }

    [Theory]
    [InlineData("natural([a, b], cats)")]
    [InlineData("natural([a], cats, class(tabby))")]
    [InlineData("natural([\"a,1\", b], \"my cats, all\", channel(b, 3), 64, [1, 0.5])")]
    public void What_is_read_is_written_the_same(string text)
    {
        Assert.Equal(text, $"{Objective.Parse(text)}");
        Assert.Equal(Objective.Parse(text), Objective.Parse(text));
    }

    [Fact]
    public void It_is_a_picture_of_its_unit()
    {
        Assert.Equal("class(tabby)", $"{Objective.Parse("natural([a], cats, class(tabby))").Subject}");
        Assert.Equal("natural([a], cats)", $"{Objective.Parse("natural([a], cats)").Subject}");
    }

    [Fact]
    public void A_picture_is_like_itself_and_its_mirror_image_but_not_like_another()
    {
        var (one, other) = (Striped(0.1f, 0.9f), Striped(0.4f, 0.5f));
        Save(one);
        Assert.Equal(0, Measured("natural([colours], FOLDER)", one), 1e-4);
        Assert.Equal(0, Measured("natural([colours], FOLDER)", Striped(0.9f, 0.1f)), 1e-4);
        Assert.InRange(Measured("natural([colours], FOLDER)", other), -1, -0.1);
    }

    [Fact]
    public void Crops_are_those_that_excite_the_unit_most()
    {
        Save(Striped(1, 0));
        Assert.Equal(
            0,
            Measured("natural([colours], FOLDER, channel(colours, 0), 2)", Picture.Filled(Side, Side, 1, 1, 1)),
            1e-4);
        Assert.InRange(Measured("natural([colours], FOLDER)", Picture.Filled(Side, Side, 1, 1, 1)), -1.1, -0.9);
    }

    [Fact]
    public void A_picture_becomes_like_the_given_ones()
    {
        Save(Striped(0.1f, 0.9f));
        var (few, many) = (Drawn(4), Drawn(60));
        Assert.True(many > -0.02 && many > few, $"4 steps come to {few}, 60 to {many}");
    }

    [Theory]
    [InlineData("natural([colours], nowhere)", "there is no folder nowhere: name one that holds pictures")]
    [InlineData("natural([colours], FOLDER)", "there are no pictures in the folder ")]
    [InlineData("natural([nothing], FOLDER)", "there is no layer nothing")]
    public void What_is_not_there_is_said_before_anything_is_computed(
        string objective, string reason) => Assert.Contains(
        reason, Assert.Throws<OnnxVizException>(() => Read(objective).In(Net())).Message);

    [Theory]
    [InlineData("natural([], cats)", "natural takes at least one layer and as many weights")]
    [InlineData("natural([a], cats, none, none, [1, 2])", "as many weights, not 1 and 2")]
    public void Numbers_that_do_not_fit_are_refused(string objective, string reason) =>
        Assert.Contains(reason, Assert.Throws<OnnxVizException>(() => Objective.Parse(objective)).Message);

    [Fact]
    public void Layers_and_crops_hang_on_the_unit()
    {
        using var file = new NetworkFile(SmallNets.Plain());
        var network = file.Load();
        Assert.Equal(
            "natural([relu1, relu2], cats, channel(relu2, 3), 4)",
            $"{Natural.Like(network, new Channel("relu2", 3), "cats", ["relu1", "relu2"], 28)}");
        var inner = Natural.Like(network, new Channel("conv2", 3), "cats", null, 224);
        Assert.DoesNotContain("relu2", inner.LayerNames);
        Assert.Equal([0.1f, .. Enumerable.Repeat(1f, inner.LayerNames.Count - 1)], inner.Weights);
        Assert.Equal(32, inner.Crop);
        Assert.Null(Natural.Like(network, new ClassLogit("1"), "cats", null, 16).Crop);
        Assert.InRange(Natural.Like(network, new ClassLogit("1"), "cats", null, 16).LayerNames.Count, 2, 5);
    }

    static Value Built(string objective, Value x, float[] target) => Objective.Parse(objective).Build(
        new(_ => x)
        {
            Real = (_, _) => x.Builder.Constant(Tensor.Of(target, [x.Shape[1], x.Shape.Size / x.Shape[1]])),
        });

    static Picture Striped(float left, float right) => new(
        Side,
        Side,
        3,
        [.. Enumerable.Range(0, 3 * Side * Side).Select(
            index => index % Side < Side / 2 ? left : right)]);

    Objective Read(string objective) => Objective.Parse(objective.Replace("FOLDER", $"\"{_folder.File("real")}\""));

    float Measured(string objective, Picture picture)
    {
        var network = Net();
        using var measure = new PictureMeasure(network, Settings(new VitalPreset()));
        return measure.Of(Read(objective).In(network), picture);
    }

    float Drawn(int steps) => Assert.Single(
        new Visualizer(Net(), Settings(new VitalPreset(steps, Variation: 0))).Maximize(
            [Read("natural([colours], FOLDER)")])).SavedScore;

    static AscentSettings Settings(Preset preset) =>
        AscentSettings.Of(Side, Side, 1, preset.For(Side, Side), Preprocessing.Preset("unit"), OneThread);

    Network Net()
    {
        Directory.CreateDirectory(_folder.File("real"));
        var graph = new GraphBuilder();
        var picture = graph.Input("picture", new(ElementType.Float, [1, 3, Side, Side]));
        ModelFile.Write(_folder.File("net.onnx"), OnnxModel.Of(graph.Build([new("colours", picture * 1.5f)])));
        return Network.Load(_folder.File("net.onnx"));
    }

    void Save(Picture picture)
    {
        Directory.CreateDirectory(_folder.File("real"));
        PictureFile.Write(_folder.File("real/one.png"), picture);
    }
}
