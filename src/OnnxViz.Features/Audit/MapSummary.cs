using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OnnxViz.Features;

/// <summary>What one map, a filter's activations on one picture, comes to; read once, summed in double precision.</summary>
/// <param name="Min">The lowest activation.</param>
/// <param name="Max">The highest.</param>
/// <param name="Sum">Their sum; not finite where one of them is not.</param>
/// <param name="Squares">The sum of their squares.</param>
/// <param name="Active">How many are above epsilon.</param>
readonly record struct MapSummary(float Min, float Max, double Sum, double Squares, long Active)
{
    /// <summary>Summarises a map of at least one position.</summary>
    public static MapSummary Of(ReadOnlySpan<float> map, float epsilon)
    {
        var vectors = MemoryMarshal.Cast<float, Vector256<float>>(map);
        var rest = map[(vectors.Length * Vector256<float>.Count)..];
        return vectors.IsEmpty ? OfEach(rest, epsilon)
            : rest.IsEmpty ? OfVectors(vectors, epsilon)
            : OfVectors(vectors, epsilon).With(OfEach(rest, epsilon));
    }

    /// <remarks>Nothing is called while the sums are in registers: a call would put them into memory at every step.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static MapSummary OfVectors(ReadOnlySpan<Vector256<float>> map, float epsilon)
    {
        var (min, max, limit) = (map[0], map[0], Vector256.Create(epsilon));
        var (lowSum, highSum) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var (lowSquares, highSquares) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var active = Vector256<int>.Zero;
        foreach (var vector in map)
        {
            min = Vector256.MinNative(min, vector);
            max = Vector256.MaxNative(max, vector);
            active -= Vector256.GreaterThan(vector, limit).AsInt32();
            var (low, high) = Vector256.Widen(vector);
            lowSum += low;
            highSum += high;
            lowSquares = Vector256.FusedMultiplyAdd(low, low, lowSquares);
            highSquares = Vector256.FusedMultiplyAdd(high, high, highSquares);
        }

        var lowest = Vector128.MinNative(min.GetLower(), min.GetUpper());
        var highest = Vector128.MaxNative(max.GetLower(), max.GetUpper());
        lowest = Vector128.MinNative(lowest, Vector128.Shuffle(lowest, Vector128.Create(2, 3, 0, 1)));
        highest = Vector128.MaxNative(highest, Vector128.Shuffle(highest, Vector128.Create(2, 3, 0, 1)));
        return new(
            float.MinNative(lowest[0], lowest[1]),
            float.MaxNative(highest[0], highest[1]),
            Vector256.Sum(lowSum + highSum),
            Vector256.Sum(lowSquares + highSquares),
            Vector256.Sum(active));
    }

    static MapSummary OfEach(ReadOnlySpan<float> map, float epsilon)
    {
        var summary = new MapSummary(float.PositiveInfinity, float.NegativeInfinity, 0, 0, 0);
        foreach (var value in map)
        {
            summary = summary.With(new(value, value, value, (double)value * value, value > epsilon ? 1 : 0));
        }

        return summary;
    }

    MapSummary With(in MapSummary other) => new(
        Math.Min(Min, other.Min), Math.Max(Max, other.Max), Sum + other.Sum, Squares + other.Squares, Active + other.Active);
}
