using System.Runtime.InteropServices;
using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>Writes what is kept of maps as raw numbers, of 32 or 16 bits.</summary>
sealed class ArrayWriter(MapSelection selection, bool isHalf)
{
    const int Chunk = 1 << 16;

    readonly Half[] _halves = isHalf ? new Half[Chunk] : [];

    /// <summary>The type of the numbers.</summary>
    public ElementType Element => isHalf ? ElementType.Float16 : ElementType.Float;

    /// <summary>How many finite numbers became infinite because 16-bit floats end at 65504.</summary>
    public long Overflows { get; private set; }

    /// <summary>The shape of a layer's array.</summary>
    public Shape ShapeOf(FeatureLayer layer) => selection.ShapeOf(layer);

    /// <summary>How many bytes the numbers of a layer take.</summary>
    public long Bytes(FeatureLayer layer) => Element.ByteCount(ShapeOf(layer).Size);

    /// <summary>Writes the numbers of a picture's layer.</summary>
    public void Write(Stream stream, PictureFeatures picture, FeatureLayer layer)
    {
        var numbers = selection.Of(picture, layer);
        for (var start = 0; start < numbers.Length; start += Chunk)
        {
            var part = numbers[start..Math.Min(numbers.Length, start + Chunk)];
            stream.Write(isHalf ? MemoryMarshal.AsBytes(Halves(part)) : MemoryMarshal.AsBytes(part));
        }
    }

    ReadOnlySpan<Half> Halves(ReadOnlySpan<float> numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            _halves[i] = (Half)numbers[i];
            Overflows += Half.IsInfinity(_halves[i]) && float.IsFinite(numbers[i]) ? 1 : 0;
        }

        return _halves.AsSpan(0, numbers.Length);
    }
}
