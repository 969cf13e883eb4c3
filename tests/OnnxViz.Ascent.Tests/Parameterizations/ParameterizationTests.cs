using OnnxViz.Graph;
using OnnxViz.Pictures;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.Parameterizations;

/// <summary>What holds for every parameterisation.</summary>
public sealed class ParameterizationTests
{
    static readonly Shape Two = [2, 3, 6, 8];
    static readonly Shape Odd = [1, 3, 7, 5];

    static readonly string[] CanFit =
    [
        "pixels", "free", "fourier", "fourier(0.02, 1.5)", "decorrelated(fourier)", "decorrelated(free)",
        "levels", "levels(30, 100)", "pyramid", "pyramid(3, 0.02)", "decorrelated(pyramid)", "dense", "dense(0.2)",
        "shared(fourier)", "decorrelated(shared(pyramid, 2))", "transparent(fourier)", "transparent(free, 0.5)",
    ];

    static readonly string[] CannotFit =
    [
        "maco", "cppn", "cppn(2, 6)", "decorrelated(cppn(3, 8))", "shared(cppn(3, 8))",
    ];

    static readonly string[] Photographs = ["astronaut.png", "owl.jpg", "bird.bmp", "hubble_deep_field.jpg"];

    public static TheoryData<string> All => [.. CanFit, .. CannotFit];

    public static TheoryData<string> Fitting => [.. CanFit];

    public static TheoryData<string> NotFitting => [.. CannotFit];

    [Theory, MemberData(nameof(All))]
    public void It_is_written_as_it_is_read(string text) => Assert.Equal(text, $"{Read(text)}");

    [Theory, MemberData(nameof(All))]
    public void Its_gradient_is_that_of_finite_differences(string text)
    {
        VerifyGradient(Read(text), Read(text).PicturesFor(Two));
        VerifyGradient(Read(text), Read(text).PicturesFor(Odd));
    }

    [Theory, MemberData(nameof(All))]
    public void It_starts_in_range_the_same_for_the_same_unit_and_otherwise_for_another_seed(string text)
    {
        var parameterization = Read(text);
        var odd = parameterization.PicturesFor(Odd);
        using var map = new ParameterMap(parameterization, odd);
        var first = map.Of(parameterization.Start(odd, CounterRandom.For(1, "unit", 0)));
        Assert.All(first, pixel => Assert.InRange(pixel, 0, 1));
        Assert.Equal(first, map.Of(parameterization.Start(odd, CounterRandom.For(1, "unit", 0))));
        Assert.NotEqual(
            parameterization.Start(odd, CounterRandom.For(1, "unit", 0)).Values.First(),
            parameterization.Start(odd, CounterRandom.For(2, "unit", 0)).Values.First());
    }

    [Theory, MemberData(nameof(All))]
    public void Parameters_have_the_shapes_that_it_says(string text)
    {
        var (parameterization, one) = (Read(text), Read(text).PicturesFor(Two).With(0, 1));
        var (shapes, start) = (parameterization.Shapes(one), parameterization.Start(one, CounterRandom.For(1, "u", 0)));
        Assert.Equal(shapes.Keys.Order(), start.Keys.Order());
        Assert.All(shapes, pair => Assert.Equal(pair.Value.Size, start[pair.Key].Length));
        Assert.All(shapes, pair => Assert.Equal(1, pair.Value[0]));
    }

    [Theory, MemberData(nameof(Fitting))]
    public void It_fits_a_drawn_picture_to_1_percent_of_the_range_in_every_pixel(string text)
    {
        VerifyFit(Read(text), TestPictures.Slope(40, 32));
        VerifyFit(Read(text), TestPictures.Noise(33, 35, 3));
    }

    [SkippableTheory, MemberData(nameof(Fitting))]
    public void It_fits_photographs_to_1_percent_of_the_range_in_every_pixel(string text)
    {
        foreach (var photograph in Photographs)
        {
            var path = SharedData.Require($"photos/{photograph}");
            VerifyFit(Read(text), PictureFile.ReadSized(path, 96, 75));
        }
    }

    [Theory, MemberData(nameof(NotFitting))]
    public void It_says_that_it_fits_no_picture(string text) =>
        Assert.Null(Read(text).From([1, 3, 8, 8], new float[3 * 8 * 8]));

    [Fact]
    public void Colours_need_three_channels() => Assert.Contains(
        "mixes red, green and blue, but the network's pictures have 1 channels: take fourier",
        Assert.Throws<OnnxVizException>(() => Read("decorrelated(fourier)").Shapes([1, 1, 8, 8])).Message);

    [Fact]
    public void Colours_are_mixed_of_fields_alone() => Assert.Contains(
        "at character 14: there is no field pixels: there are cppn(",
        Assert.Throws<OnnxVizException>(() => Read("decorrelated(pixels)")).Message);

    static Parameterization Read(string text) => Notation.Read<Parameterization>(text);

    static void VerifyFit(Parameterization parameterization, Picture picture)
    {
        var shape = parameterization.PicturesFor([1, 3, picture.Height, picture.Width]);
        using var map = new ParameterMap(parameterization, shape);
        var made = map.Of(parameterization.From(shape, picture.Pixels)!);
        Assert.InRange(made.Zip(picture.Pixels, (left, right) => Math.Abs(left - right)).Max(), 0, 0.01f);
    }

    /// <summary>Along drawn directions the slope of a weighted sum of pixels is the gradient's component.</summary>
    static void VerifyGradient(Parameterization parameterization, Shape pictures)
    {
        var weights = CounterRandom.For(3, "weights", 0).Normals(pictures.Size, 1);
        using var map = new ParameterMap(parameterization, pictures, weights);
        var at = Drawn(parameterization.Shapes(pictures), "point", 0.2f);
        var gradients = map.Gradients(at);
        foreach (var name in gradients.Keys)
        {
            var direction = Drawn(parameterization.Shapes(pictures), "direction", 1)[name];
            var size = Math.Sqrt(gradients[name].Sum(g => (double)g * g));
            var step = 0.02 / (1 + size);
            double Value(double distance) => map.Of(new Dictionary<string, float[]>(at)
            {
                [name] = [.. at[name].Zip(direction, (x, d) => (float)(x + (distance * d)))],
            }).Zip(weights, (pixel, weight) => (double)pixel * weight).Sum();
            var slope = ((8 * (Value(step) - Value(-step))) - (Value(2 * step) - Value(-2 * step))) / (12 * step);
            var component = gradients[name].Zip(direction, (g, d) => (double)g * d).Sum();
            Assert.True(
                Math.Abs(slope - component) <= 2e-3 * Math.Max(Math.Abs(slope), size),
                $"{parameterization}, {name}: the gradient gives {component}, finite differences {slope}");
        }
    }

    static Dictionary<string, float[]> Drawn(
        IReadOnlyDictionary<string, Shape> shapes, string key, float deviation) => shapes.ToDictionary(
        pair => pair.Key, pair => CounterRandom.For(5, $"{key} {pair.Key}", 0).Normals(pair.Value.Size, deviation));
}
