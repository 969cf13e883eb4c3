using OnnxViz.Graph;

namespace OnnxViz.Ascent.Tests.Parameterizations;

/// <summary>What phases alone make.</summary>
public sealed class MacoTests
{
    static readonly Shape Pictures = [1, 3, 12, 10];

    [Fact]
    public void The_field_has_the_magnitudes_of_photographs_whatever_the_phases()
    {
        var field = ColourMix.Undo(Field.Unbounded(Made(new Maco(), Phases(1, 0))));
        var spectra = field.Chunk(120).SelectMany(plane => RealFourier.Forward(plane, 12, 10)).ToArray();
        var wanted = Spectrum.Natural.Magnitudes(3, 12, 10);
        var ratios = Enumerable.Range(0, 3 * 12 * 6).Where(bin => bin % 6 is > 0 and < 5).Select(bin =>
        {
            var (plane, at) = (bin / 72, bin % 72);
            return float.Hypot(spectra[(plane * 144) + at], spectra[(plane * 144) + 72 + at]) / wanted[bin];
        }).ToArray();
        Assert.All(ratios, ratio => Assert.InRange(ratio, ratios.Average() * 0.99f, ratios.Average() * 1.01f));
    }

    [Fact]
    public void The_scale_and_the_mean_of_phases_do_not_matter() => Evaluated.Near(
        [.. Made(new Maco(), Phases(1, 0)).Select(pixel => (double)pixel)], Made(new Maco(), Phases(3, 2)), 1e-3);

    [Fact]
    public void The_field_is_brought_to_mean_0_and_deviation_1()
    {
        var field = ColourMix.Undo(Field.Unbounded(Made(new Maco(), Phases(1, 0))));
        Assert.Equal(0, field.Average(), 1e-3);
        Assert.Equal(1, Math.Sqrt(field.Average(number => number * number)), 2e-3);
    }

    [Fact]
    public void Grey_pictures_have_the_magnitudes_of_brightness_and_others_are_refused()
    {
        Shape grey = [1, 1, 12, 10];
        using var map = new ParameterMap(new Maco(), grey);
        var pixels = map.Of(new Maco().Start(grey, CounterRandom.For(0, "unit", 0)));
        Assert.Equal(1, Math.Sqrt(Field.Unbounded(pixels).Average(number => number * number)), 0.01);
        Assert.Contains("3 channels or of 1, but the network's have 4: take fourier", Assert.Throws<OnnxVizException>(
            () => new Maco().Shapes([1, 4, 8, 8])).Message);
    }

    static float[] Made(Maco maco, float[] phases)
    {
        using var map = new ParameterMap(maco, Pictures);
        return map.Of(new Dictionary<string, float[]> { ["phases"] = phases });
    }

    static float[] Phases(float deviation, float mean) => [.. CounterRandom.For(0, "phases", 0).Normals(
        3 * 12 * 6, deviation).Select(phase => phase + mean)];
}
