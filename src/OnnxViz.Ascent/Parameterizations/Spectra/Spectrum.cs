using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Ascent;

/// <summary>
/// How strong each frequency is in photographs, their colours taken apart as <see cref="Decorrelated"/> has them. Only
/// ratios count.
/// </summary>
public abstract class Spectrum
{
    /// <summary>The size at which spectra are measured and saved where nothing else is said, in pixels.</summary>
    public const int UsualSide = 256;

    private protected Spectrum()
    {
    }

    /// <summary>The spectrum of natural photographs, by a table.</summary>
    public static Spectrum Natural { get; } = new NaturalSpectrum();

    /// <summary>The number of its channels: 3, or 1 of brightness alone.</summary>
    public abstract int Channels { get; }

    /// <summary>The magnitudes at a size, [channels, H, W / 2 + 1], of frequencies 0 to W / 2 across and all of them
    /// down.</summary>
    /// <param name="channels">3, or 1 for the first channel alone, which is brightness.</param>
    /// <param name="height">The pictures' height.</param>
    /// <param name="width">The pictures' width.</param>
    /// <exception cref="OnnxVizException">It has not so many channels.</exception>
    public float[] Magnitudes(int channels, int height, int width)
    {
        if (channels is not 1 && channels != Channels)
        {
            throw new OnnxVizException(
                $"the spectrum has {Channels} channels, but pictures of {channels} were asked for: "
                + "there are spectra for pictures of 3 channels and of 1");
        }

        var columns = (int)RealFourier.Columns(width);
        return [.. Enumerable.Range(0, channels * height * columns).Select(index =>
        {
            var (channel, bin) = (index / (height * columns), index % (height * columns));
            var (down, across) = (bin / columns, bin % columns);
            return bin == 0
                ? MeanAt(channel, 1d / Math.Max(height, width))
                : At(channel, RealFourier.Frequency(down, height), RealFourier.Frequency(across, width));
        })];
    }

    /// <summary>The share of the energy, that of the mean left out, that lies above a frequency.</summary>
    /// <param name="frequency">In cycles per pixel; half of the highest one along an axis is 0.25.</param>
    /// <param name="side">The size of the pictures that it is taken for.</param>
    /// <returns>From 0 to 1.</returns>
    public double EnergyAbove(double frequency, int side = UsualSide)
    {
        var columns = (int)RealFourier.Columns(side);
        var energies = Magnitudes(Channels, side, side).Select((magnitude, index) =>
        {
            var (down, across) = (index / columns % side, index % columns);
            var energy = (across == 0 || 2 * across == side ? 1d : 2d) * magnitude * magnitude;
            return (Energy: down + across == 0 ? 0 : energy, Frequency: double.Hypot(
                RealFourier.Frequency(down, side), RealFourier.Frequency(across, side)));
        }).ToArray();
        return energies.Where(each => each.Frequency > frequency).Sum(each => each.Energy)
            / energies.Sum(each => each.Energy);
    }

    /// <summary>
    /// Measures pictures: the middle square of each, brought to a size, the means of the magnitudes of all.
    /// </summary>
    /// <param name="pictures">The pictures, all of 3 channels or all of 1.</param>
    /// <param name="side">Height and width.</param>
    /// <exception cref="OnnxVizException">There is none, or they are of unlike kinds.</exception>
    public static Spectrum Of(IEnumerable<Picture> pictures, int side = UsualSide) =>
        MeasuredSpectrum.Of(pictures, side);

    /// <summary>Loads a spectrum from a .npy file of shape [channels, S, S / 2 + 1].</summary>
    /// <exception cref="OnnxVizException">The file cannot be read, or holds no spectrum.</exception>
    public static Spectrum Load(string path) => MeasuredSpectrum.Load(path);

    /// <summary>Saves the magnitudes as a .npy file of shape [channels, S, S / 2 + 1].</summary>
    /// <param name="path">The file.</param>
    /// <param name="side">S, in pixels.</param>
    public void Save(string path, int side = UsualSide) =>
        NpyFile.Write(path, Magnitudes(Channels, side, side), [Channels, side, RealFourier.Columns(side)]);

    /// <summary>The magnitude at a frequency that is not 0, in cycles per pixel.</summary>
    private protected abstract float At(int channel, double down, double across);

    /// <summary>
    /// What stands for frequency 0: the mean magnitude of a lowest frequency, since the mean of a picture says nothing
    /// of its shapes.
    /// </summary>
    float MeanAt(int channel, double lowest) => (At(channel, lowest, 0) + At(channel, 0, lowest)) / 2;
}
