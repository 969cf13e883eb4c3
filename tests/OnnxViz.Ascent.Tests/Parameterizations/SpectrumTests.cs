using OnnxViz.Graph;
using OnnxViz.Pictures;
using OnnxViz.Testing;

namespace OnnxViz.Ascent.Tests.Parameterizations;

/// <summary>How strong frequencies are.</summary>
public sealed class SpectrumTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <remarks>At 1 / 8 cycles per pixel across the table has 0.246, at 2 / 8 0.0647, and cos 4θ is 1; on the diagonal
    /// of 1 / 8 the frequency is 0.17678, between 0.125 and 0.18.</remarks>
    [Fact]
    public void Natural_magnitudes_are_those_of_the_table()
    {
        var magnitudes = Spectrum.Natural.Magnitudes(3, 8, 8);
        Assert.Equal(0.246 * 1.18, magnitudes[1], 1e-5);
        Assert.Equal(0.0647 * 1.18, magnitudes[2], 1e-5);
        Assert.Equal(0.0518 * 1.18, magnitudes[40 + 10], 1e-5);
        var share = Math.Log(Math.Sqrt(2) / 8 / 0.125) / Math.Log(0.18 / 0.125);
        Assert.Equal(0.82 * 0.246 * Math.Pow(0.130 / 0.246, share), magnitudes[6], 1e-5);
        Assert.Equal(magnitudes[6], magnitudes[(7 * 5) + 1], 1e-6);
        Assert.Equal(magnitudes[1], magnitudes[0], 1e-6);
    }

    [Fact]
    public void Natural_magnitudes_go_on_beyond_the_table()
    {
        var slope = Math.Log(0.00229 / 0.00475) / Math.Log(0.499 / 0.46);
        var corner = 0.00229 * Math.Pow(Math.Sqrt(0.5) / 0.499, slope) * 0.82;
        Assert.Equal(corner, Spectrum.Natural.Magnitudes(1, 2, 2)[3], 1e-6);
    }

    /// <remarks>cos(2π (2x + y) / 16) has its energy at (1, 2) and nothing elsewhere.</remarks>
    [Fact]
    public void A_wave_has_one_magnitude()
    {
        var spectrum = Spectrum.Of([Wave()], 16).Magnitudes(1, 16, 16);
        Assert.All(
            Enumerable.Range(1, spectrum.Length - 1).Where(bin => bin != 9 + 2),
            bin => Assert.InRange(spectrum[bin], 0, spectrum[9 + 2] * 1e-5f));
    }

    /// <remarks>The wave's frequency is √5 / 16, or 0.13975; that of noise is anywhere, all alike.</remarks>
    [Fact]
    public void Energy_is_where_the_waves_are()
    {
        var wave = Spectrum.Of([Wave()], 16);
        Assert.Equal(1, wave.EnergyAbove(0.139, 16), 1e-6);
        Assert.Equal(0, wave.EnergyAbove(0.14, 16), 1e-6);
        var noise = Enumerable.Range(0, 200).Select(seed => TestPictures.Noise(16, 16, 1, seed));
        var far = Enumerable.Range(0, 256).Count(
            bin => Math.Pow((((bin / 16) + 8) % 16) - 8, 2) + Math.Pow((((bin % 16) + 8) % 16) - 8, 2) > 16);
        Assert.Equal(far / 255d, Spectrum.Of(noise, 16).EnergyAbove(0.25, 16), 0.02);
    }

    [Fact]
    public void Several_pictures_are_measured_by_their_mean()
    {
        Picture[] pictures = [TestPictures.Noise(16, 16, 3, 1), TestPictures.Noise(16, 16, 3, 2)];
        var each = pictures.Select(picture => Spectrum.Of([picture], 16).Magnitudes(3, 16, 16)).ToArray();
        var all = Spectrum.Of(pictures, 16).Magnitudes(3, 16, 16);
        Evaluated.Near([.. each[0].Zip(each[1], (one, two) => (double)one + two).Skip(1).Take(8)], all[1..9], 1e-3);
    }

    /// <remarks>Brightness at 1 / 64, 1 / 16 and 1 / 4 cycles per pixel across and down, as shares of 1 / 32.</remarks>
    [SkippableFact]
    public void Photographs_have_nearly_the_spectrum_of_the_table()
    {
        string[] names = ["astronaut.png", "chelsea.png", "coffee.png", "owl.jpg", "parrot.jpg", "pets.jpg"];
        var pictures = names.Select(name => PictureFile.Read(SharedData.Require($"photos/{name}")));
        var (measured, table) = (Shares(Spectrum.Of(pictures)), Shares(Spectrum.Natural));
        Assert.All(measured.Zip(table), pair => Assert.InRange(pair.First / pair.Second, 1 / 2.5, 2.5));

        static double[] Shares(Spectrum spectrum)
        {
            var magnitudes = spectrum.Magnitudes(3, 256, 256);
            double[] each = [.. new[] { 4, 8, 16, 64 }.Select(bin => (double)magnitudes[bin] + magnitudes[bin * 129])];
            return [.. each.Select(magnitude => magnitude / each[1])];
        }
    }

    [Fact]
    public void A_saved_spectrum_is_the_same_and_others_sizes_lie_between()
    {
        Spectrum.Natural.Save(_folder.File("natural.npy"), 64);
        var loaded = Spectrum.Load(_folder.File("natural.npy"));
        var same = loaded.Magnitudes(3, 64, 64);
        Evaluated.Near(
            [.. Spectrum.Natural.Magnitudes(3, 64, 64)[2..62].Select(number => Math.Log2(number))],
            [.. same[2..62].Select(MathF.Log2)],
            1e-4);
        var (other, exact) = (loaded.Magnitudes(3, 40, 50), Spectrum.Natural.Magnitudes(3, 40, 50));
        Assert.All(Enumerable.Range(4, 100), bin => Assert.InRange(other[bin] / exact[bin], 0.8, 1.25));
    }

    [Fact]
    public void A_file_of_a_spectrum_is_an_argument_of_maco()
    {
        var path = _folder.File("waves, mine.npy");
        Spectrum.Natural.Save(path, 32);
        var maco = Notation.Read<Parameterization>($"maco(\"{path}\")");
        Assert.Equal(new Maco(path), maco);
        Assert.Equal(maco, Notation.Read<Parameterization>($"{maco}"));
        Shape shape = [1, 3, 32, 32];
        var start = maco.Start(shape, CounterRandom.For(0, "unit", 0));
        using var file = new ParameterMap(maco, shape);
        using var table = new ParameterMap(new Maco(), shape);
        Evaluated.Near([.. table.Of(start).Select(pixel => (double)pixel)], file.Of(start), 0.01);
    }

    [Fact]
    public void What_is_no_spectrum_is_refused()
    {
        NpyFile.Write(_folder.File("flat.npy"), new float[12], [3, 4]);
        NpyFile.Write(_folder.File("low.npy"), [.. Enumerable.Repeat(-1f, 12)], [1, 4, 3]);
        Assert.Contains(
            "holds numbers of shape 3x4, no spectrum", Refused(() => Spectrum.Load(_folder.File("flat.npy"))));
        Assert.Contains("must be finite and not negative", Refused(() => Spectrum.Load(_folder.File("low.npy"))));
        Assert.Contains("there are no pictures", Refused(() => Spectrum.Of([])));
        Assert.Contains("one has 1 channels, another 3", Refused(
            () => Spectrum.Of([TestPictures.Noise(8, 8, 3), TestPictures.Noise(8, 8, 1)], 8)));
        Assert.Contains("of one colour each", Refused(() => Spectrum.Of([Picture.Filled(8, 8, 0.3f, 0.6f, 0.9f)], 8)));
        Assert.Contains("has 1 channels, but pictures of 3", Refused(
            () => Spectrum.Of([TestPictures.Noise(8, 8, 1)], 8).Magnitudes(3, 8, 8)));
    }

    static string Refused(Action action) => Assert.Throws<OnnxVizException>(action).Message;

    static Picture Wave()
    {
        float[] plane = [.. Enumerable.Range(0, 256).Select(
            index => 0.5f + (0.4f * MathF.Cos(2 * MathF.PI * ((2 * (index % 16)) + (index / 16)) / 16)))];
        return new(16, 16, 1, plane);
    }
}
