namespace OnnxViz.Pictures.Reports;

/// <summary>What a page has to know of a map beside its bytes.</summary>
/// <param name="Low">The number that byte 0 stands for.</param>
/// <param name="High">The number that byte 254 stands for.</param>
/// <param name="Peak">The greatest finite number of the map at its true size; NaN where there is none.</param>
/// <param name="Y">The row of the first such number, at the true size.</param>
/// <param name="X">Its column.</param>
sealed record MapSummary(float Low, float High, float Peak, int Y, int X)
{
    const int Steps = 254;
    const byte NoNumber = 255;

    public static MapSummary Of(ReadOnlySpan<float> numbers, int width, ReadOnlySpan<float> shown)
    {
        var (peak, place) = (float.NaN, 0);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (float.IsFinite(numbers[i]) && !(numbers[i] <= peak))
                (peak, place) = (numbers[i], i);
        }
        var range = MapRange.Of(shown);
        return new(range.Low, range.High, peak, place / width, place % width);
    }

    public void Quantize(ReadOnlySpan<float> numbers, Span<byte> bytes)
    {
        var scale = High > Low ? Steps / ((double)High - Low) : 0;
        for (var i = 0; i < numbers.Length; i++)
            bytes[i] = float.IsFinite(numbers[i]) ? (byte)Math.Round((numbers[i] - (double)Low) * scale) : NoNumber;
    }
}
