using OnnxViz.Graph;

namespace OnnxViz.Representations.Tests;

/// <summary>Representations against NumPy's, and against the figures of an older implementation.</summary>
public sealed class GoldenTests
{
    const float Tolerance = 2e-5f;

    public static TheoryData<string, string> All
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var picture in new[] { "ramp", "waves", "noise" })
            {
                Representations.Names.ToList().ForEach(name => data.Add(picture, name));
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(All))]
    public void A_representation_is_the_one_that_NumPy_gives(string picture, string name)
    {
        var (expected, found) = (Golden.Read($"{picture}.{name}"), Representations.Of(name, Golden.Read(picture)));
        Assert.Equal(expected.Shape, found.Shape);
        Assert.All(
            expected.ToFloats().Zip(found.ToFloats()),
            pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }

    /// <remarks>Pixels halfway between two orientations may fall to either: hog is held less tightly.</remarks>
    [Theory]
    [InlineData("ramp", "hog", 16.887956, 1e-4)]
    [InlineData("ramp", "hogb", 17.628029, 1e-4)]
    [InlineData("ramp", "dsift", 1.129757, 1e-4)]
    [InlineData("ramp", "dsift5", 6.778542, 1e-4)]
    [InlineData("waves", "hog", 71.288134, 1e-3)]
    [InlineData("waves", "hogb", 73.512530, 1e-4)]
    [InlineData("waves", "dsift", 1.903570, 1e-4)]
    [InlineData("waves", "dsift5", 10.025570, 1e-4)]
    public void Its_sum_of_squares_is_known(string picture, string name, double squares, double tolerance) =>
        Assert.Equal(
            squares,
            Representations.Of(name, Golden.Read(picture)).ToFloats().Sum(number => (double)number * number),
            tolerance * squares);

    [Theory]
    [InlineData("ramp", "hog", 52.080094, 1e-4)]
    [InlineData("waves", "hog", 301.630826, 1e-3)]
    [InlineData("waves", "hogb", 309.673039, 1e-4)]
    public void Its_sum_is_known(string picture, string name, double sum, double tolerance) => Assert.Equal(
        sum, Representations.Of(name, Golden.Read(picture)).ToFloats().Sum(number => (double)number), tolerance * sum);

    [Fact]
    public void A_ramp_has_one_orientation_in_each_cell_inside()
    {
        var hog = Representations.Of("hog", Golden.Read("ramp"));
        for (var channel = 0; channel < 27; channel++)
        {
            Assert.Equal(channel is 0 or 18 ? .4f : 0, At(hog, channel, 4, 4), Tolerance);
        }
    }

    [Fact]
    public void A_descriptor_of_a_ramp_is_clipped_but_in_its_corners()
    {
        var sift = Representations.Of("dsift", Golden.Read("ramp"));
        for (var cell = 0; cell < 16; cell++)
        {
            var isCorner = cell is 0 or 3 or 12 or 15;
            Assert.Equal(isCorner ? .1457f : .2f, At(sift, cell * 8, 0, 0), 5e-5f);
            Assert.Equal(0, At(sift, (cell * 8) + 2, 0, 0), Tolerance);
        }
    }

    [Fact]
    public void A_cell_of_waves_is_known_where_no_pixel_is_halfway()
    {
        float[] known =
        [
            .0858f, .1011f, .3242f, .2811f, .1693f, .2239f, .2448f, .3978f, .2562f, .1266f, .0969f, .0912f, .1069f,
            .0380f, .0532f, .0583f, .0363f, .1118f, .2124f, .1980f, .4000f, .3879f, .2072f, .2771f, .3031f, .4000f,
            .3680f,
        ];
        var hog = Representations.Of("hog", Golden.Read("waves"));
        foreach (var channel in Enumerable.Range(0, 27).Where(
            channel => channel is not (4 or 5 or 13 or 14 or 22 or 23)))
        {
            Assert.Equal(known[channel], At(hog, channel, 4, 4), 3e-4f);
        }
    }

    static float At(Tensor tensor, int channel, int row, int column) =>
        tensor.ToFloats()[(((channel * tensor.Shape[2]) + row) * tensor.Shape[3]) + column];
}
