using OnnxViz.Pictures;

namespace OnnxViz.Reports;

/// <summary>What a page has to know of a map beside its bytes.</summary>
/// <param name="Range">The numbers that the bytes 0 and 254 stand for.</param>
/// <param name="Peak">The greatest finite number of the map at its true size; NaN where there is none.</param>
/// <param name="Y">The row of the first such number, at the true size.</param>
/// <param name="X">Its column.</param>
sealed record MapPlane(MapRange Range, float Peak, int Y, int X)
{
    const int Steps = 254;
    const byte NoNumber = 255;

    public static MapPlane Of(ReadOnlySpan<float> numbers, int width, ReadOnlySpan<float> shown)
    {
        var (peak, place) = (float.NaN, 0);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (float.IsFinite(numbers[i]) && !(numbers[i] <= peak))
            {
                (peak, place) = (numbers[i], i);
            }
        }
        return new(MapRange.Of(shown), peak, place / width, place % width);
    }

    public void Quantize(ReadOnlySpan<float> numbers, Span<byte> bytes)
    {
        var (low, high) = ((double)Range.Low, (double)Range.High);
        var scale = high > low ? Steps / (high - low) : 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            bytes[i] = float.IsFinite(numbers[i]) ? (byte)Math.Round((numbers[i] - low) * scale) : NoNumber;
        }
    }
}
