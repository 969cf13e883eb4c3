namespace OnnxViz.Pictures;

/// <summary>Separable resizing with a triangle filter: bilinear when growing, an average when shrinking.</summary>
/// <remarks>
/// The filter is as wide as two pixels of the coarser grid, so shrinking does not alias; it neither rings nor leaves
/// the range of the values; and it is the one that most networks saw their training pictures through.
/// </remarks>
static class Resampling
{
    public static Picture Resize(Picture picture, int width, int height)
    {
        var rows = new float[picture.Channels * picture.Height * width];
        Across(picture.Pixels, picture.Width, rows, Taps(picture.Width, width));
        var pixels = new float[picture.Channels * height * width];
        var taps = Taps(picture.Height, height);
        for (var channel = 0; channel < picture.Channels; channel++)
            Down(rows.AsSpan(channel * picture.Height * width), pixels.AsSpan(channel * height * width), width, taps);
        return new(width, height, picture.Channels, pixels);
    }

    static void Across(float[] source, int sourceWidth, float[] target, (int First, float[] Weights)[] taps)
    {
        for (var row = 0; row < source.Length / sourceWidth; row++)
            for (var x = 0; x < taps.Length; x++)
            {
                var sum = 0f;
                var (first, weights) = taps[x];
                for (var i = 0; i < weights.Length; i++)
                    sum += weights[i] * source[row * sourceWidth + first + i];
                target[row * taps.Length + x] = sum;
            }
    }

    static void Down(Span<float> source, Span<float> target, int width, (int First, float[] Weights)[] taps)
    {
        for (var y = 0; y < taps.Length; y++)
        {
            var (first, weights) = taps[y];
            var row = target.Slice(y * width, width);
            for (var i = 0; i < weights.Length; i++)
                for (var x = 0; x < width; x++)
                    row[x] += weights[i] * source[(first + i) * width + x];
        }
    }

    /// <summary>For each target pixel the first source pixel that it sees and the weights from there on.</summary>
    static (int First, float[] Weights)[] Taps(int source, int target)
    {
        var scale = (double)source / target;
        var reach = Math.Max(scale, 1);
        var taps = new (int, float[])[target];
        for (var i = 0; i < target; i++)
        {
            var centre = (i + 0.5) * scale;
            var first = Math.Max(0, (int)Math.Floor(centre - reach));
            var last = Math.Min(source, (int)Math.Ceiling(centre + reach));
            taps[i] = Weigh(first, last, centre, reach);
        }
        return taps;
    }

    static (int First, float[] Weights) Weigh(int first, int last, double centre, double reach)
    {
        var weights = new double[last - first];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = Math.Max(0, 1 - Math.Abs(first + i + 0.5 - centre) / reach);
        var sum = weights.Sum();
        return (first, Array.ConvertAll(weights, weight => (float)(weight / sum)));
    }
}
