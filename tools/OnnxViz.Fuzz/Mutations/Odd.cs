using System.Text;

namespace OnnxViz.Fuzz.Mutations;

/// <summary>Values that programs stumble over.</summary>
static class Odd
{
    static readonly long[] Integers =
    [
        0, 1, 2, 3, 4, 5, 7, 8, 16, 64, 127, 128, 255, 256, 1000, 4095, 4096, 32767, 65535, 65536, 100_000, 1 << 20,
        int.MaxValue, int.MaxValue + 1L, uint.MaxValue, uint.MaxValue + 1L, 1L << 40, 1L << 53, 1L << 62, long.MaxValue,
        -1, -2, -3, -4, -8, -128, -129, -65536, int.MinValue, int.MinValue - 1L, -(1L << 40), long.MinValue + 1,
        long.MinValue,
    ];

    static readonly double[] Floats =
    [
        0, -0.0, 1, -1, 0.5, 2, 1e-45, 1e-38, 1e38, -1e38, 3.4028235e38, 1e300, float.NaN, float.PositiveInfinity,
        float.NegativeInfinity, 1e10, -1e-10, 255, 65504,
    ];

    static readonly string[] Texts =
    [
        "", " ", "x", "a\nb", "a\r\nb", "\u001b[31mred", "a\0b", "\u2028\u2029\u0085", new('n', 5000),
        "../../etc/passwd",
        "/etc/passwd", "C:\\x", "äöü€𝄞", "NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID", "linear", "cubic", "nearest",
        "reflect", "edge", "wrap", "constant", "ai.onnx", "ai.onnx.ml", "com.microsoft", "ai.onnx.preview.training",
        "then_branch", "body", "value", "axis", "axes", "perm", "pads", "strides", "kernel_shape", "dilations",
        "group", "to", "mode", "scales", "sizes", "blocksize", "keepdims", "epsilon", "num_outputs", "equation",
        "ij,jk->ik", "...i,i...->", "i->iii", "bchw->bwhc", "lpnorm", "gradient:picture", "objective", "picture",
        "%s%n",
        "{0}",
    ];

    public static long Integer(Random random) => random.Next(4) switch
    {
        0 => random.NextInt64(-10, 100),
        1 => Integers[random.Next(Integers.Length)] + random.Next(-1, 2),
        _ => Integers[random.Next(Integers.Length)],
    };

    public static double Float(Random random) => random.Next(3) == 0
        ? BitConverter.Int64BitsToDouble(random.NextInt64())
        : Floats[random.Next(Floats.Length)];

    public static string Text(Random random) => Texts[random.Next(Texts.Length)];

    public static byte[] Bytes(Random random) => random.Next(3) switch
    {
        0 => [0xC3, 0x28, 0xFF, 0xFE],
        1 => Encoding.UTF8.GetBytes(Text(random)),
        _ => Drawn(random),
    };

    static byte[] Drawn(Random random)
    {
        var bytes = new byte[random.Next(64)];
        random.NextBytes(bytes);
        return bytes;
    }
}
