using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>What an input beside the picture is fed: one number everywhere, or the array in a file.</summary>
/// <param name="Number">The number; truth values are 0 and 1.</param>
/// <param name="File">The .npy file, in place of a number.</param>
public sealed record Feed(double Number, string? File = null)
{
    /// <summary>Reads a number, <c>true</c>, <c>false</c>, or the name of a .npy file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folder">What the name is relative to; empty for the current folder.</param>
    /// <exception cref="OnnxVizException">The text is none of these.</exception>
    public static Feed Parse(string text, string folder = "") =>
        bool.TryParse(text, out var truth) ? new(truth ? 1 : 0)
        : double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? new(number)
        : System.IO.Path.GetExtension(text).Equals(".npy", StringComparison.OrdinalIgnoreCase)
            ? new(0, System.IO.Path.Combine(folder, text))
            : throw new OnnxVizException($"{text} is neither a number nor the name of a .npy file");

    /// <summary>The number, or the file's name without its folder.</summary>
    public override string ToString() =>
        File is null ? Number.ToString(CultureInfo.InvariantCulture) : System.IO.Path.GetFileName(File);

    /// <summary>What tells it from others: the number, or the file's name and SHA-256.</summary>
    public string ComputeFingerprint() => File is null
        ? $"{this}"
        : $"{this} {Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(File)))}";

    /// <summary>The shape of the array in the file; null for a number.</summary>
    internal IReadOnlyList<long>? Shape => File is null ? null : NpyFile.Read(File).Shape;

    /// <summary>What goes into an input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="dimensions">Its dimensions, null where free; null where its rank is not declared.</param>
    /// <exception cref="OnnxVizException">The file does not fit, or the input takes no numbers.</exception>
    internal Tensor For(ValueInfo input, IReadOnlyList<long?>? dimensions)
    {
        if (File is null)
        {
            var shape = Graph.Shape.From((dimensions ?? []).Select(dimension => dimension ?? 1));
            return Tensor.Of(new(input.Element, shape), Bytes(input, Enumerable.Repeat(Number, (int)shape.Size)));
        }

        var array = NpyFile.Read(File);
        var (content, given) = Repeated(array.Data, Graph.Shape.From(array.Shape), dimensions);
        var fits = dimensions is null
            || (given.Rank == dimensions.Count
                && given.Zip(dimensions).All(pair => pair.Second is null || pair.First == pair.Second));
        return fits
            ? Tensor.Of(new(input.Element, given), Bytes(input, content.Select(number => (double)number)))
            : throw new OnnxVizException(
                $"'{File}' has the shape {given}, but input {input.Name} is {input}: give its array for one picture");
    }

    /// <summary>An array for one picture is repeated for each picture of the batch.</summary>
    static (IEnumerable<float> Content, Shape Shape) Repeated(
        float[] content, Shape shape, IReadOnlyList<long?>? dimensions) =>
        shape.Rank > 0 && shape[0] == 1 && dimensions is [{ } count, ..] && count != 1
            ? (Enumerable.Repeat(content, (int)count).SelectMany(each => each), shape.With(0, count))
            : (content, shape);

    static byte[] Bytes(ValueInfo input, IEnumerable<double> numbers) => input.Element switch
    {
        ElementType.Float => Bytes(numbers, number => (float)number),
        ElementType.Double => Bytes(numbers, number => number),
        ElementType.Float16 => Bytes(numbers, number => (Half)number),
        ElementType.Int64 => Bytes(numbers, number => checked((long)Whole(input, number))),
        ElementType.Int32 => Bytes(numbers, number => checked((int)Whole(input, number))),
        ElementType.UInt8 => Bytes(numbers, number => checked((byte)Whole(input, number))),
        ElementType.Int8 => Bytes(numbers, number => checked((sbyte)Whole(input, number))),
        ElementType.Bool => Bytes(numbers, number => number != 0),
        _ => throw new OnnxVizException(
            $"input {input.Name} is {input}, which cannot be fed from numbers: export the model without it"),
    };

    static double Whole(ValueInfo input, double number) => number == Math.Floor(number)
        ? number
        : throw new OnnxVizException(
            $"input {input.Name} is {input}: {number.ToString(CultureInfo.InvariantCulture)} is not a whole number");

    static byte[] Bytes<T>(IEnumerable<double> numbers, Func<double, T> each) where T : unmanaged
    {
        try
        {
            return MemoryMarshal.AsBytes<T>(numbers.Select(each).ToArray()).ToArray();
        }
        catch (OverflowException error)
        {
            throw new OnnxVizException($"a number that is fed is too large for its input: {error.Message}", error);
        }
    }
}
