namespace OnnxViz.Reports;

/// <summary>Smaller maps for a page.</summary>
static class MapShrinking
{
    /// <summary>
    /// Means of the finite numbers of blocks; NaN where a block has none. What is left at the far edges belongs to the
    /// last block.
    /// </summary>
    public static float[] Means(ReadOnlySpan<float> numbers, int width, int factor, int wide, int high)
    {
        var (sums, counts) = (new double[wide * high], new int[wide * high]);
        for (var place = 0; place < numbers.Length; place++)
        {
            if (!float.IsFinite(numbers[place]))
            {
                continue;
            }

            var (y, x) = (Math.Min(place / width / factor, high - 1), Math.Min(place % width / factor, wide - 1));
            sums[(y * wide) + x] += numbers[place];
            counts[(y * wide) + x]++;
        }
        return [.. sums.Zip(counts, (sum, count) => (float)(sum / count))];
    }
}
