using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using OnnxViz.Graph;

namespace OnnxViz.Pictures;

/// <summary>A picture in memory: planes of 32-bit floats, sRGB or grey, black at 0 and white at 1.</summary>
public sealed class Picture
{
    /// <summary>A picture over these planes, which are kept and not copied: channel by channel, row by row.</summary>
    public Picture(int width, int height, int channels, float[] pixels)
    {
        if (width < 1 || height < 1 || channels < 1)
        {
            throw new ArgumentException($"A picture of {width}x{height}x{channels} has no pixels.");
        }

        if ((long)width * height * channels != pixels.LongLength)
        {
            throw new ArgumentException($"{pixels.Length} values are no picture of {width}x{height}x{channels}.");
        }

        (Width, Height, Channels, Pixels) = (width, height, channels, pixels);
    }

    /// <summary>Pixels from left to right.</summary>
    public int Width { get; }

    /// <summary>Pixels from top to bottom.</summary>
    public int Height { get; }

    /// <summary>The number of planes: 3 for colour, 1 for grey.</summary>
    public int Channels { get; }

    /// <summary>The values in the order channel, row, column; not to be changed once others hold the picture.</summary>
    public float[] Pixels { get; }

    /// <summary>The value of a channel at a row and a column.</summary>
    public float this[int channel, int y, int x] => Pixels[(channel * Height + y) * Width + x];

    /// <summary>One plane, row by row.</summary>
    public ReadOnlySpan<float> Plane(int channel) => Pixels.AsSpan(channel * Height * Width, Height * Width);

    /// <summary>A picture in one colour.</summary>
    public static Picture Filled(int width, int height, params ReadOnlySpan<float> colour)
    {
        var pixels = new float[width * height * colour.Length];
        for (var channel = 0; channel < colour.Length; channel++)
        {
            pixels.AsSpan(channel * width * height, width * height).Fill(colour[channel]);
        }

        return new(width, height, colour.Length, pixels);
    }

    /// <summary>A picture from 8-bit samples whose channels lie side by side; a byte b becomes b / 255.</summary>
    public static Picture FromBytes(int width, int height, int channels, ReadOnlySpan<byte> interleaved)
    {
        var picture = new Picture(width, height, channels, GC.AllocateUninitializedArray<float>(interleaved.Length));
        for (var channel = 0; channel < channels; channel++)
        {
            var plane = picture.Pixels.AsSpan(channel * width * height, width * height);
            var done = channels == 1 ? ConvertVectors(interleaved, plane) : 0;
            for (var i = done; i < plane.Length; i++)
            {
                plane[i] = interleaved[i * channels + channel] / 255f;
            }
        }
        return picture;
    }

    /// <summary>8-bit samples, channels side by side: clipped to [0, 1], times 255, rounded half to even.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Pixels.Length];
        var plane = Width * Height;
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = ToByte(Pixels[i % Channels * plane + i / Channels]);
        }

        return bytes;
    }

    /// <summary>Converts as many bytes as fill whole vectors, and tells how many that are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int ConvertVectors(ReadOnlySpan<byte> bytes, Span<float> levels)
    {
        var vectors = MemoryMarshal.Cast<byte, Vector128<byte>>(bytes);
        var floats = MemoryMarshal.Cast<float, Vector512<float>>(levels);
        for (var i = 0; i < vectors.Length; i++)
        {
            var (low, high) = Vector256.Widen(Vector256.WidenLower(vectors[i].ToVector256()));
            floats[i] = Vector512.ConvertToSingle(Vector512.Create(low, high).AsInt32()) / 255f;
        }
        return vectors.Length * Vector128<byte>.Count;
    }

    static byte ToByte(float value) => float.IsNaN(value)
        ? throw new OnnxVizException("The picture holds NaN and cannot be shown; try a lower rate or other settings.")
        : (byte)MathF.Round(Math.Clamp(value, 0f, 1f) * 255f, MidpointRounding.ToEven);
}
