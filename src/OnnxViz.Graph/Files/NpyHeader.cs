using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OnnxViz.Graph.Foreign;

namespace OnnxViz.Graph;

/// <summary>What stands before the numbers of a .npy file: their kind, their order and the shape.</summary>
sealed partial record NpyHeader(NpyType Type, bool FortranOrder, long[] Shape)
{
    const int Alignment = 64;
    const int LongestText = 1 << 20;
    const long MostValues = 1L << 40;
    const StringSplitOptions SplitOptions = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    public long Values => Count(Shape);

    public long Bytes => Values * Type.Size;

    /// <summary>How many values an array of this shape has.</summary>
    public static long Count(long[] shape) => shape.Aggregate(1L, (product, length) => checked(product * length));

    public static long[] FortranStrides(long[] shape)
    {
        var strides = new long[shape.Length];
        for (var (axis, stride) = (0, 1L); axis < shape.Length; stride *= shape[axis++])
        {
            strides[axis] = stride;
        }

        return strides;
    }

    public static NpyHeader Read(string path, Stream stream)
    {
        var text = ReadText(path, stream);
        return new(ParseType(path, text), ParseOrder(path, text), ParseShape(path, text));
    }

    /// <summary>Fails unless so many bytes of values follow as the header says.</summary>
    public void RequireBytes(string path, long found)
    {
        if (found != Bytes)
        {
            throw new OnnxVizException(
                $"'{path}' is damaged: its header promises {Bytes} bytes of values, it holds {found}; write it again.");
        }
    }

    /// <summary>The whole start of a version 1.0 file of numbers of a type.</summary>
    public static byte[] Start(string type, long[] shape)
    {
        var axes = string.Join(", ", shape) + (shape.Length == 1 ? "," : "");
        var text = $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({axes}), }}";
        var start = Magic.Length + 4;
        var padded = (start + text.Length + 1 + Alignment - 1) / Alignment * Alignment - start;
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)padded);
        return [.. Magic, 1, 0, .. length, .. Encoding.ASCII.GetBytes(text.PadRight(padded - 1) + "\n")];
    }

    static string ReadText(string path, Stream stream)
    {
        Span<byte> start = stackalloc byte[8];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length
            || !start[..Magic.Length].SequenceEqual(Magic))
        {
            throw new OnnxVizException(
                ForeignFile.PointerAt(path) ?? $"'{path}' is not a .npy file; write one with numpy.save.");
        }

        if (start[6] is < 1 or > 3)
        {
            throw new OnnxVizException($"'{path}' is a .npy file of version {start[6]}; versions 1 to 3 can be read.");
        }

        var text = ReadLength(stream, wide: start[6] > 1) is { } length and <= LongestText ? new byte[length] : null;
        if (text is null || stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false) < text.Length)
        {
            throw Damaged(path, "is cut short");
        }

        return Encoding.UTF8.GetString(text);
    }

    static uint? ReadLength(Stream stream, bool wide)
    {
        Span<byte> bytes = stackalloc byte[4];
        bytes.Clear();
        var size = wide ? 4 : 2;
        var whole = stream.ReadAtLeast(bytes[..size], size, throwOnEndOfStream: false) == size;
        return whole ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : null;
    }

    static NpyType ParseType(string path, string text)
    {
        var match = DescrPattern().Match(text);
        if (!match.Success)
        {
            throw Damaged(path, "names no simple type of number");
        }

        var code = match.Groups[1].Value;
        return NpyType.Find(code) ?? throw new OnnxVizException(
            $"'{path}' holds numbers of type '{code}'; save it as float32 ({NpyType.Names} can be read).");
    }

    static bool ParseOrder(string path, string text)
    {
        var match = OrderPattern().Match(text);
        return match.Success ? match.Groups[1].Value == "True" : throw Damaged(path, "has no fortran_order");
    }

    static long[] ParseShape(string path, string text)
    {
        var match = ShapePattern().Match(text);
        if (!match.Success)
        {
            throw Damaged(path, "has no shape");
        }

        var shape = new List<long>();
        foreach (var axis in match.Groups[1].Value.Split(',', SplitOptions))
        {
            shape.Add(ParseLength(path, axis));
        }

        if (!Fits(shape))
        {
            throw Damaged(path, $"claims the impossible shape ({match.Groups[1].Value.Trim()})");
        }

        return [.. shape];
    }

    static long ParseLength(string path, string axis) =>
        long.TryParse(axis, CultureInfo.InvariantCulture, out var length)
            ? length
            : throw Damaged(path, $"has the impossible length '{axis}' in its shape");

    static bool Fits(List<long> shape) =>
        shape.Aggregate(1.0, (product, length) => product * Math.Max(length, 1)) <= MostValues;

    static OnnxVizException Damaged(string path, string what) =>
        new($"'{path}' is damaged: its .npy header {what}; write it again.");

    [GeneratedRegex(@"['""]descr['""]\s*:\s*['""]([^'""]*)['""]")]
    private static partial Regex DescrPattern();

    [GeneratedRegex(@"['""]fortran_order['""]\s*:\s*(True|False)")]
    private static partial Regex OrderPattern();

    [GeneratedRegex(@"['""]shape['""]\s*:\s*\(([0-9,\s]*)\)")]
    private static partial Regex ShapePattern();
}
