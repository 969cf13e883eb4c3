using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OnnxViz.Features;

/// <summary>
/// What one map, a filter's activations on one picture, comes to; read once, summed in double precision.
/// </summary>
/// <param name="Min">The lowest activation.</param>
/// <param name="Max">The highest.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Squares">The sum of their squares; not finite where one of them is not.</param>
/// <param name="Active">How many are above epsilon.</param>
readonly record struct MapSummary(float Min, float Max, double Sum, double Squares, int Active)
{
    static int Width => Vector512<float>.Count;

    /// <summary>Summarises a map of at least one position.</summary>
    public static MapSummary Of(ReadOnlySpan<float> map, float epsilon) =>
        map.Length < Width ? OfEach(map, epsilon) : OfVectors(map, epsilon);

    /// <remarks>
    /// Nothing is called while the sums are in registers: a call would put them into memory at every step. A processor
    /// with shorter vectors takes each as two, about as fast as code that was written for them.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static MapSummary OfVectors(ReadOnlySpan<float> map, float epsilon)
    {
        var (min, max, limit) = (Vector512.Create(map), Vector512.Create(map), Vector512.Create(epsilon));
        var (lowSum, highSum) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var (lowSquares, highSquares) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var active = 0;
        foreach (var vector in MemoryMarshal.Cast<float, Vector512<float>>(map))
        {
            min = Vector512.MinNative(min, vector);
            max = Vector512.MaxNative(max, vector);
            active += BitOperations.PopCount(Vector512.GreaterThan(vector, limit).ExtractMostSignificantBits());
            var (low, high) = Vector512.Widen(vector);
            lowSum += low;
            highSum += high;
            lowSquares = Vector512.FusedMultiplyAdd(low, low, lowSquares);
            highSquares = Vector512.FusedMultiplyAdd(high, high, highSquares);
        }

        // The last vector overlaps those before; only its end is new.
        var (last, old) = (Vector512.Create(map[^Width..]), Width - (map.Length % Width));
        var isNew = Vector512.GreaterThanOrEqual(Vector512<int>.Indices, Vector512.Create(old)).AsSingle();
        var (lowRest, highRest) = Vector512.Widen(Vector512.ConditionalSelect(isNew, last, Vector512<float>.Zero));
        min = Vector512.MinNative(min, last);
        max = Vector512.MaxNative(max, last);
        return new(
            Lowest(Vector256.MinNative(min.GetLower(), min.GetUpper())),
            Highest(Vector256.MaxNative(max.GetLower(), max.GetUpper())),
            Vector512.Sum(lowSum + highSum + lowRest + highRest),
            Vector512.Sum(lowSquares + highSquares + (lowRest * lowRest) + (highRest * highRest)),
            active + BitOperations.PopCount(Vector512.GreaterThan(last, limit).ExtractMostSignificantBits() >> old));
    }

    static MapSummary OfEach(ReadOnlySpan<float> map, float epsilon)
    {
        var (min, max, sum, squares, active) = (float.PositiveInfinity, float.NegativeInfinity, 0.0, 0.0, 0);
        foreach (var value in map)
        {
            min = float.MinNative(min, value);
            max = float.MaxNative(max, value);
            sum += value;
            squares += (double)value * value;
            active += value > epsilon ? 1 : 0;
        }

        return new(min, max, sum, squares, active);
    }

    static float Lowest(Vector256<float> each)
    {
        var half = Vector128.MinNative(each.GetLower(), each.GetUpper());
        half = Vector128.MinNative(half, Vector128.Shuffle(half, Vector128.Create(2, 3, 0, 1)));
        return float.MinNative(half[0], half[1]);
    }

    static float Highest(Vector256<float> each)
    {
        var half = Vector128.MaxNative(each.GetLower(), each.GetUpper());
        half = Vector128.MaxNative(half, Vector128.Shuffle(half, Vector128.Create(2, 3, 0, 1)));
        return float.MaxNative(half[0], half[1]);
    }
}
