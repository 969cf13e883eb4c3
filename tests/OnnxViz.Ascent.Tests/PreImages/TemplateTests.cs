using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.PreImages;

/// <summary>What a layer is to make, given as numbers.</summary>
public sealed class TemplateTests : IDisposable
{
    const string Layer = "soft2";
    static readonly RuntimeSettings OneThread = RuntimeSettings.Default with { Threads = 1 };

    readonly NetworkFile _file = new(SmallNets.Smooth());
    readonly TemporaryFolder _folder = new();
    readonly Picture _given = TestPictures.Slope(16, 16);

    string File => _folder.File("template.npy");

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("inversion(soft2, {0}, 3)", 0)]
    [InlineData("caricature(soft2, {0}, 3)", 3)]
    [InlineData("difference(soft2, {0})", 0)]
    [InlineData("style(soft2, {0})", 0)]
    public void A_picture_is_what_its_own_numbers_say(string unit, float score)
    {
        Write(0, 0, 8, 8);
        Assert.Equal(score, Measured(unit), 1e-4f);
    }

    [Theory]
    [InlineData(1, 1, 6, 6)]
    [InlineData(2, 0, 4, 8)]
    [InlineData(0, 3, 7, 1)]
    public void A_smaller_one_lies_over_the_middle(int top, int left, int height, int width)
    {
        Write(top, left, height, width);
        Assert.Equal(0, Measured("inversion(soft2, {0})"), 1e-5f);
        Write(0, 7, height, 1);
        Assert.InRange(Measured("inversion(soft2, {0})"), -10, -1e-3);
    }

    [Fact]
    public void A_layer_without_places_takes_one_number_for_each_channel()
    {
        NpyFile.Write(File, [1, 0, 0, 0], [4]);
        Assert.Equal(Measured("channel(logits, 0)"), Measured("dot(logits, {0})"), 1e-4f);
    }

    [Theory]
    [InlineData(new long[] { 6, 9, 8 }, "does not lie within that of the layer")]
    [InlineData(new long[] { 5, 8, 8 }, "does not lie within that of the layer")]
    [InlineData(new long[] { 8, 8 }, "does not lie within that of the layer")]
    [InlineData(new long[] { 2, 6, 8, 8 }, "keep one of it")]
    public void One_of_another_shape_is_refused(long[] shape, string reason)
    {
        NpyFile.Write(File, new float[shape.Aggregate(1L, (count, length) => count * length)], shape);
        Assert.Contains(reason, Assert.Throws<OnnxVizException>(() => Measured("inversion(soft2, {0})")).Message);
    }

    [Fact]
    public void Numbers_that_nothing_comes_near_to_are_refused()
    {
        NpyFile.Write(File, [.. Enumerable.Repeat(float.NaN, 384)], [6, 8, 8]);
        Assert.Contains(
            "not finite", Assert.Throws<OnnxVizException>(() => Measured("inversion(soft2, {0})")).Message);
    }

    void Write(int top, int left, int height, int width)
    {
        using var session = OnnxSession.Open(SmallNets.Smooth(), OneThread);
        var fed = new Dictionary<string, Tensor> { ["picture"] = Tensor.Of(_given.Pixels, [1, 3, 16, 16]) };
        var made = session.Run(fed)[Layer].ToFloats();
        float[] part =
        [
            .. from channel in Enumerable.Range(0, 6)
               from row in Enumerable.Range(top, height)
               from column in Enumerable.Range(left, width)
               select made[(((channel * 8) + row) * 8) + column],
        ];
        NpyFile.Write(File, part, [6, height, width]);
    }

    float Measured(string unit)
    {
        var network = _file.Load();
        using var measure = new PictureMeasure(network, AscentSettings.Of(
            16, 16, 1, new MahendranPreset().For(16, 16), Preprocessing.Preset("unit"), OneThread));
        return measure.Of(
            Objective.Parse(unit.Replace("{0}", Notation.Quoted(File))).In(network), _given);
    }
}
