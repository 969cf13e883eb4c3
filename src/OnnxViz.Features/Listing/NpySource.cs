using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>
/// Pictures in a .npy file: [N, C, H, W], [N, H, W] or [N, H, W, C], bytes or floats in [0, 1]; or a network's input as
/// it stands. Read one at a time.
/// </summary>
sealed class NpySource : PictureSource, IDisposable
{
    const long MostPixels = 250_000_000;

    readonly bool _isTensor;
    readonly NpySlices _array;
    readonly (int Channels, int Height, int Width, bool IsLast) _layout;

    public NpySource(string path, bool isTensor) : base(path)
    {
        _isTensor = isTensor;
        _array = NpySlices.Open(path);
        try
        {
            _layout = Layout();
        }
        catch
        {
            _array.Dispose();
            throw;
        }
    }

    /// <summary>A file of arrays that are a network's input as they stand.</summary>
    public static NpySource OfTensors(string path) => IsArray(path) || !System.IO.File.Exists(path)
        ? new(path, isTensor: true)
        : throw new OnnxVizException($"'{path}' is no .npy file: with --tensor, arrays are the network's input "
            + "itself; leave --tensor out for pictures");

    public override bool IsTensor => _isTensor;

    public override bool IsSingle => false;

    public override int Count => (int)_array.Shape[0];

    public override Picture Read(int number)
    {
        var (channels, height, width, isLast) = _layout;
        var size = channels * height * width;
        var values = _array.Read((long)number * size, size);
        if (!_isTensor)
        {
            Scale(number, values);
        }

        return new(width, height, channels, isLast ? Planes(values, channels) : values);
    }

    public void Dispose() => _array.Dispose();

    (int Channels, int Height, int Width, bool IsLast) Layout()
    {
        (long Channels, long Height, long Width, bool IsLast) found = _array.Shape switch
        {
            [_, var first, var second, var third] when _isTensor => (first, second, third, false),
            _ when _isTensor => (0, 0, 0, false),
            [_, var height, var width] => (1, height, width, false),
            [_, not (1 or 3) and var height, var width, (1 or 3) and var channels] => (channels, height, width, true),
            [_, var channels, var height, var width] => (channels, height, width, false),
            _ => (0, 0, 0, false),
        };
        if (found.Channels * found.Height * found.Width is < 1 or > MostPixels || _array.Shape[0] > int.MaxValue)
        {
            var what = _isTensor
                ? "a network's input has four axes, [N, C, H, W] or [N, H, W, C]"
                : "pictures are [N, C, H, W], [N, H, W] or [N, H, W, C]";
            throw new OnnxVizException($"'{File}' has the shape [{string.Join(", ", _array.Shape)}]: {what}");
        }

        return _array.IsBytes || _array.IsFloats || _isTensor
            ? ((int)found.Channels, (int)found.Height, (int)found.Width, found.IsLast)
            : throw new OnnxVizException(
                $"'{File}' holds whole numbers that are no bytes: save pictures as uint8, or as floats in [0, 1]");
    }

    void Scale(int number, float[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _array.IsBytes ? values[i] / 255f : InRange(number, values[i]);
        }
    }

    float InRange(int number, float value) => value is >= 0 and <= 1
        ? value
        : throw new OnnxVizException($"picture {number} of '{File}' has a value {value}: float pictures are in [0, "
            + "1], bytes in 0..255; --tensor takes it as the network's input itself");

    static float[] Planes(float[] values, int channels)
    {
        var planes = new float[values.Length];
        var positions = values.Length / channels;
        for (var i = 0; i < values.Length; i++)
        {
            planes[(i % channels * positions) + (i / channels)] = values[i];
        }

        return planes;
    }
}
