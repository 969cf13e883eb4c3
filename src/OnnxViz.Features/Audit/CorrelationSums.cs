using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OnnxViz.Features;

/// <summary>
/// The correlations between the filters of a layer, over all positions of all pictures or one run of positions in
/// several; which runs hangs on the picture's place in the list, so that all of them have their turn. Memory does not
/// grow with the pictures.
/// </summary>
/// <remarks>
/// Sums are of differences from a pivot near the mean, which Pearson's coefficient does not see: squares of large
/// numbers would leave nothing of small differences.
/// </remarks>
/// <param name="channels">How many filters there are.</param>
/// <param name="positions">How many positions a map has.</param>
/// <param name="every">One run in so many counts; 1 for all positions.</param>
sealed class CorrelationSums(int channels, int positions, int every)
{
    /// <summary>How many neighbouring positions make a run.</summary>
    public const int Run = 64;

    const double Negligible = 1e-6;

    readonly ProductSums _products = new(channels);
    readonly double[] _sums = new double[channels];
    readonly float[] _pivots = new float[channels];

    /// <summary>Adds the maps of a picture.</summary>
    /// <param name="picture">Its place in the list.</param>
    /// <param name="maps">Its maps, one after the other.</param>
    public void Add(int picture, ReadOnlySpan<float> maps)
    {
        if (_products.Columns == 0)
        {
            SetPivots(maps);
        }

        if (every == 1)
        {
            Add(maps, 0, positions);
            return;
        }

        for (var start = (every - (picture % every)) % every * Run; start < positions; start += every * Run)
        {
            Add(maps, start, Math.Min(start + Run, positions));
        }
    }

    /// <summary>Adds what others have come to; both are to be finished.</summary>
    public void Add(CorrelationSums other)
    {
        if (_products.Columns == 0)
        {
            other._pivots.CopyTo(_pivots, 0);
        }

        double[] shifts = [.. other._pivots.Zip(_pivots, (theirs, ours) => (double)theirs - ours)];
        _products.Add(other._products, other._sums, shifts);
        for (var channel = 0; channel < channels; channel++)
        {
            _sums[channel] += other._sums[channel] + (other._products.Columns * shifts[channel]);
        }
    }

    /// <summary>Ends adding pictures.</summary>
    public void Finish() => _products.Finish();

    /// <summary>The correlation of two filters, from -1 to 1; not a number where one of them never changed.</summary>
    public double Of(int filter, int other) =>
        Math.Clamp(Covariance(filter, other) / Math.Sqrt(Variance(filter) * Variance(other)), -1, 1);

    void SetPivots(ReadOnlySpan<float> maps)
    {
        for (var channel = 0; channel < channels; channel++)
        {
            _pivots[channel] = (float)(MapSummary.Of(maps.Slice(channel * positions, positions), 0).Sum / positions);
        }
    }

    /// <remarks>What the roundings of the products leave is no variance.</remarks>
    double Variance(int filter)
    {
        var variance = Covariance(filter, filter);
        return variance > Negligible * _products[filter, filter] ? variance : double.NaN;
    }

    double Covariance(int filter, int other) =>
        _products[filter, other] - (_sums[filter] * _sums[other] / _products.Columns);

    void Add(ReadOnlySpan<float> maps, int start, int end)
    {
        while (start < end)
        {
            var count = Math.Min(end - start, _products.Room);
            for (var channel = 0; channel < channels; channel++)
            {
                _sums[channel] += Write(
                    maps.Slice((channel * positions) + start, count), _pivots[channel], _products.Row(channel));
            }

            _products.Take(count);
            start += count;
        }
    }

    /// <summary>Writes the differences from the pivot.</summary>
    /// <returns>Their sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static double Write(ReadOnlySpan<float> map, float pivot, Span<float> row)
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
