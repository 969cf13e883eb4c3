using System.Runtime.InteropServices;

namespace OnnxViz.Graph;

/// <summary>A kind of number in a .npy file and its way to 32-bit floats.</summary>
/// <param name="Code">NumPy's name, such as &lt;f4.</param>
/// <param name="Size">Bytes per number.</param>
/// <param name="Convert">Fills the floats from the bytes; false when a number has no exact place among them.</param>
sealed record NpyType(string Code, int Size, NpyType.Converter Convert)
{
    const long Exact = 1 << 24;

    static readonly NpyType[] All =
    [
        Real<Half>("<f2", number => (float)number),
        Real<float>("<f4", number => number),
        Real<double>("<f8", number => (float)number),
        Real<byte>("|b1", number => number == 0 ? 0 : 1),
        Real<byte>("|u1", number => number),
        Real<sbyte>("|i1", number => number),
        Real<ushort>("<u2", number => number),
        Real<short>("<i2", number => number),
        Whole<uint>("<u4", number => number),
        Whole<int>("<i4", number => number),
        Whole<long>("<i8", number => number),
    ];

    public delegate bool Converter(ReadOnlySpan<byte> bytes, Span<float> values);

    public static string Names => string.Join(", ", All.Select(type => type.Code));

    public static NpyType? Find(string code) => Array.Find(All, type => type.Code == code);

    static unsafe NpyType Of<T>(string code, Converter convert) where T : unmanaged => new(code, sizeof(T), convert);

    static NpyType Real<T>(string code, Func<T, float> convert) where T : unmanaged => Of<T>(code, (bytes, values) =>
    {
        var numbers = MemoryMarshal.Cast<byte, T>(bytes);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = convert(numbers[i]);
        }

        return true;
    });

    static NpyType Whole<T>(string code, Func<T, long> widen) where T : unmanaged => Of<T>(code, (bytes, values) =>
    {
        var numbers = MemoryMarshal.Cast<byte, T>(bytes);
        for (var i = 0; i < values.Length; i++)
        {
            var number = widen(numbers[i]);
            if (number is > Exact or < -Exact)
            {
                return false;
            }

            values[i] = number;
        }
        return true;
    });
}
