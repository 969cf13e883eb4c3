namespace OnnxViz.Pictures;

/// <summary>Separable resizing with a triangle filter: bilinear when growing, an average when shrinking.</summary>
/// <remarks>
/// The filter is as wide as two pixels of the coarser grid, so shrinking does not alias; it neither rings nor leaves
/// the range of the values; and it is the one that most networks saw their training pictures through. Where a picture
/// grows in width and shrinks in height, height goes first: nothing on the way is larger than what comes in or goes
/// out.
/// </remarks>
static class Resampling
{
    public static Picture Resize(Picture picture, Extent across, Extent down)
    {
        var (columns, rows, plane) = (Taps.Of(across), Taps.Of(down), across.Count * down.Count);
        var pixels = new float[picture.Channels * plane];
        var isDownFirst = across.Count > columns.Seen && down.Count < rows.Seen;
        for (var channel = 0; channel < picture.Channels; channel++)
        {
            var target = pixels.AsSpan(channel * plane, plane);
            if (isDownFirst)
            {
                DownThenAcross(picture.Plane(channel), target, picture.Width, columns, rows);
            }
            else
            {
                AcrossThenDown(picture.Plane(channel), target, picture.Width, columns, rows);
            }
        }
        return new(across.Count, down.Count, picture.Channels, pixels);
    }

    static void AcrossThenDown(ReadOnlySpan<float> source, Span<float> target, int width, Taps columns, Taps rows)
    {
        var narrow = new float[rows.Seen * columns.Count];
        for (var y = 0; y < rows.Seen; y++)
        {
            Across(source.Slice((rows.First + y) * width, width), narrow.AsSpan(y * columns.Count), columns);
        }

        for (var y = 0; y < rows.Count; y++)
        {
            var (first, weights) = rows[y];
            Down(
                narrow.AsSpan((first - rows.First) * columns.Count), columns.Count,
                target.Slice(y * columns.Count, columns.Count), weights);
        }
    }

    static void DownThenAcross(ReadOnlySpan<float> source, Span<float> target, int width, Taps columns, Taps rows)
    {
        var row = new float[width];
        var seen = row.AsSpan(columns.First, columns.Seen);
        for (var y = 0; y < rows.Count; y++)
        {
            var (first, weights) = rows[y];
            seen.Clear();
            Down(source[(first * width + columns.First)..], width, seen, weights);
            Across(row, target[(y * columns.Count)..], columns);
        }
    }

    static void Across(ReadOnlySpan<float> row, Span<float> target, Taps taps)
    {
        for (var x = 0; x < taps.Count; x++)
        {
            var sum = 0f;
            var (first, weights) = taps[x];
            for (var i = 0; i < weights.Length; i++)
            {
                sum += weights[i] * row[first + i];
            }

            target[x] = sum;
        }
    }

    static void Down(ReadOnlySpan<float> rows, int step, Span<float> target, float[] weights)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            var row = rows.Slice(i * step, target.Length);
            for (var x = 0; x < target.Length; x++)
            {
                target[x] += weights[i] * row[x];
            }
        }
    }
}
