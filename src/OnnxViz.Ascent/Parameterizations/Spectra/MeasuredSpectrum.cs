using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Ascent;

/// <summary>Magnitudes measured at one size; at others they are taken between four frequencies.</summary>
sealed class MeasuredSpectrum : Spectrum
{
    /// <summary>Below this a magnitude is rounding.</summary>
    const float Nothing = 1e-4f;

    readonly double[] _logarithms;
    readonly int _side;

    MeasuredSpectrum(float[] magnitudes, int channels, int side)
    {
        var (columns, least) = ((int)RealFourier.Columns(side), magnitudes.Max() * 1e-12);
        (Channels, _side) = (channels, side);
        _logarithms = [.. magnitudes.Select(magnitude => Math.Log(Math.Max(magnitude, least)))];
        for (var plane = 0; plane < _logarithms.Length; plane += side * columns)
        {
            _logarithms[plane] = (_logarithms[plane + 1] + _logarithms[plane + columns]) / 2;
        }
    }

    /// <inheritdoc/>
    public override int Channels { get; }

    public static new MeasuredSpectrum Of(IEnumerable<Picture> pictures, int side)
    {
        float[] sum = [];
        var channels = 0;
        foreach (var picture in pictures)
        {
            RequireLike(channels, picture.Channels);
            channels = picture.Channels;
            var magnitudes = Magnitudes(picture.Resize(side, side, ResizeMode.Crop));
            sum = sum.Length == 0 ? magnitudes : [.. sum.Zip(magnitudes, (left, right) => left + right)];
        }

        return sum.Length == 0
            ? throw new OnnxVizException("there are no pictures to measure a spectrum of: give at least one")
            : sum.Max() < Nothing
                ? throw new OnnxVizException("the pictures are of one colour each, and have no spectrum: give others")
                : new(sum, channels, side);
    }

    public static new MeasuredSpectrum Load(string path)
    {
        var (magnitudes, shape) = NpyFile.Read(path);
        if (shape is not [1 or 3, > 1 and <= 4096, _] || shape[2] != RealFourier.Columns(shape[1]))
        {
            throw new OnnxVizException(
                $"'{path}' holds numbers of shape {Shape.From(shape)}, no spectrum: "
                + "save one that was measured from photographs, of shape 3xSx(S/2+1) or 1xSx(S/2+1)");
        }

        return magnitudes.All(number => number >= 0 && float.IsFinite(number)) && magnitudes.Max() > 0
            ? new(magnitudes, (int)shape[0], (int)shape[1])
            : throw new OnnxVizException(
                $"'{path}' holds no spectrum: its magnitudes must be finite and not negative, some above 0");
    }

    private protected override float At(int channel, double down, double across)
    {
        var ((top, y), (left, x)) = (Place(down), Place(across));
        var upper = (Logarithm(channel, top, left) * (1 - x)) + (Logarithm(channel, top, left + 1) * x);
        var lower = (Logarithm(channel, top + 1, left) * (1 - x)) + (Logarithm(channel, top + 1, left + 1) * x);
        return (float)Math.Exp((upper * (1 - y)) + (lower * y));
    }

    static void RequireLike(int before, int channels)
    {
        if (channels is not (1 or 3) || (before > 0 && before != channels))
        {
            throw new OnnxVizException(
                $"a spectrum is that of colour pictures or of grey ones: one has {channels} channels"
                + (before > 0 ? $", another {before}" : ""));
        }
    }

    static float[] Magnitudes(Picture picture)
    {
        var (height, width) = (picture.Height, picture.Width);
        float[] middle = [.. picture.Pixels.Select(pixel => pixel - 0.5f)];
        var numbers = picture.Channels == 3 ? ColourMix.Undo(middle) : middle;
        return [.. numbers.Chunk(height * width).SelectMany(
            plane => Lengths(RealFourier.Forward(plane, height, width)))];
    }

    static IEnumerable<float> Lengths(float[] spectrum) => Enumerable.Range(0, spectrum.Length / 2).Select(
        bin => bin == 0 ? 0 : float.Hypot(spectrum[bin], spectrum[(spectrum.Length / 2) + bin]));

    (int Bin, double Share) Place(double frequency)
    {
        var place = frequency * _side;
        var bin = (int)Math.Floor(place);
        return (bin, place - bin);
    }

    /// <remarks>A frequency beyond the half that is kept is the conjugate of its opposite, and as strong.</remarks>
    double Logarithm(int channel, int down, int across)
    {
        var columns = (int)RealFourier.Columns(_side);
        var isBeyond = across >= columns;
        var (row, column) = isBeyond ? (-down, _side - across) : (down, across);
        return _logarithms[(((channel * _side) + (((row % _side) + _side) % _side)) * columns) + column];
    }
}
