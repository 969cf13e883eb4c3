using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OnnxViz.Features;

/// <summary>
/// The correlations between the filters of a layer, over every n-th position of all pictures; which positions hangs on the picture's place in the
/// list, so that all of them have their turn. Memory does not grow with the pictures.
/// </summary>
/// <remarks>
/// Sums are of differences from a pivot near the mean, which Pearson's coefficient does not see: squares of large numbers would leave nothing of
/// small differences.
/// </remarks>
sealed class CorrelationSums(int channels, int positions, int every)
{
    const double Negligible = 1e-6;

    readonly ProductSums _products = new(channels);
    readonly double[] _sums = new double[channels];
    readonly float[] _pivots = new float[channels];

    /// <summary>Adds the maps of a picture.</summary>
    /// <param name="picture">Its place in the list.</param>
    /// <param name="maps">Its maps, one after the other.</param>
    /// <param name="mean">A filter's mean, asked for at the first picture.</param>
    public void Add(int picture, ReadOnlySpan<float> maps, Func<int, double> mean)
    {
        if (_products.Columns == 0)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                _pivots[channel] = (float)mean(channel);
            }
        }

        for (var position = FirstOf(picture); position < positions;)
        {
            var count = Math.Min((positions - position + every - 1) / every, _products.Room);
            for (var channel = 0; channel < channels; channel++)
            {
                var map = maps.Slice(channel * positions, positions)[position..];
                _sums[channel] += Write(map, _pivots[channel], _products.Row(channel)[..count]);
            }

            _products.Take(count);
            position += count * every;
        }
    }

    /// <summary>Ends adding.</summary>
    public void Finish() => _products.Finish();

    /// <summary>The correlation of two filters, from -1 to 1; not a number where one of them never changed.</summary>
    public double Of(int filter, int other) =>
        Math.Clamp(Covariance(filter, other) / Math.Sqrt(Variance(filter) * Variance(other)), -1, 1);

    /// <remarks>What the roundings of the products leave is no variance.</remarks>
    double Variance(int filter)
    {
        var variance = Covariance(filter, filter);
        return variance > Negligible * _products[filter, filter] ? variance : double.NaN;
    }

    int FirstOf(int picture) => (every - (picture % every)) % every;

    double Covariance(int filter, int other) =>
        _products[filter, other] - (_sums[filter] * _sums[other] / _products.Columns);

    double Write(ReadOnlySpan<float> map, float pivot, Span<float> row) =>
        every == 1 ? WriteAll(map[..row.Length], pivot, row) : WriteSome(map, pivot, row);

    double WriteSome(ReadOnlySpan<float> map, float pivot, Span<float> row)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = map[i * every] - pivot;
            sum += row[i];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static double WriteAll(ReadOnlySpan<float> map, float pivot, Span<float> row)
    {
        var (pivots, sums) = (Vector256.Create(pivot), Vector256<float>.Zero);
        var end = map.Length - (map.Length % Vector256<float>.Count);
        for (var i = 0; i < end; i += Vector256<float>.Count)
        {
            var difference = Vector256.Create(map[i..]) - pivots;
            difference.CopyTo(row[i..]);
            sums += difference;
        }

        double sum = Vector256.Sum(sums);
        for (var i = end; i < map.Length; i++)
        {
            row[i] = map[i] - pivot;
            sum += row[i];
        }

        return sum;
    }
}
