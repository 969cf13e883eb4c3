namespace OnnxViz.Pictures;

/// <summary>For each pixel at another size the first pixel that it sees and the weights from there on.</summary>
sealed class Taps
{
    readonly (int First, float[] Weights)[] _taps;

    Taps((int First, float[] Weights)[] taps) => _taps = taps;

    /// <summary>How many pixels there are at the other size.</summary>
    public int Count => _taps.Length;

    /// <summary>The first pixel that any of them sees.</summary>
    public int First => _taps[0].First;

    /// <summary>From there on, how many they see.</summary>
    public int Seen => _taps[^1].First + _taps[^1].Weights.Length - First;

    public (int First, float[] Weights) this[int index] => _taps[index];

    public static Taps Of(Extent extent)
    {
        var scale = (double)extent.Source / extent.Scaled;
        var reach = Math.Max(scale, 1);
        var taps = new (int, float[])[extent.Count];
        for (var i = 0; i < taps.Length; i++)
        {
            var centre = (extent.First + i + 0.5) * scale;
            var first = Math.Max(0, (int)Math.Floor(centre - reach));
            var last = Math.Min(extent.Source, (int)Math.Ceiling(centre + reach));
            taps[i] = Weigh(first, last, centre, reach);
        }
        return new(taps);
    }

    static (int First, float[] Weights) Weigh(int first, int last, double centre, double reach)
    {
        var weights = new double[last - first];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Max(0, 1 - Math.Abs(first + i + 0.5 - centre) / reach);
        }

        var sum = weights.Sum();
        return (first, Array.ConvertAll(weights, weight => (float)(weight / sum)));
    }
}
