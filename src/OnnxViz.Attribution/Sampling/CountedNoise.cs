using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// Nearly normal noise that is the same wherever it is drawn, to the last bit: number k of a sample comes from k alone,
/// by whole numbers of at most 62 bits, so that a graph of standard operators draws what we draw.
/// </summary>
/// <remarks>
/// Three rounds of x -> (x + key)^5 modulo the prime 2^31 - 1, which is a bijection since 5 has no divisor in common
/// with 2^31 - 2. The last 30 bits of two such numbers are twelve digits from 0 to 31; their sum has the mean 186 and
/// the variance 1023, and its distribution is normal but for a kurtosis of 2.9 and ends at 5.8 deviations.
/// </remarks>
public static class CountedNoise
{
    const long Prime = int.MaxValue;
    const int Rounds = 3;
    const int Digits = 6;
    const int Base = 32;
    const int Mean = 186;

    static readonly float Scale = 1 / MathF.Sqrt(1023);

    /// <summary>The noise of a sample, with mean 0 and deviation 1.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="sample">The sample, from 0.</param>
    /// <param name="count">How many numbers, the same for all samples.</param>
    public static float[] Draw(int seed, int sample, int count)
    {
        var noise = new float[count];
        for (var index = 0; index < count; index++)
        {
            var number = 2 * (((long)sample * count) + index);
            noise[index] = (Sum(Mix(number, seed)) + Sum(Mix(number + 1, seed)) - Mean) * Scale;
        }

        return noise;
    }

    /// <summary>
    /// Writes the same noise into a graph, which ONNX Runtime computes once, when it loads the model.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="shape">[N, C, H, W]: sample after sample.</param>
    public static Value Write(GraphBuilder graph, int seed, Shape shape)
    {
        var numbers = graph.Op(
            "Range",
            [Whole(graph, 0), Whole(graph, 2 * shape.Size), Whole(graph, 2)],
            new(ElementType.Int64, [shape.Size]));
        var sum = Sum(Mix(numbers, seed)) + Sum(Mix(numbers + Whole(graph, 1), seed));
        return ((sum - Whole(graph, Mean)).Cast(ElementType.Float) * Scale).Reshape(shape);
    }

    static long Mix(long number, int seed)
    {
        var mixed = number % Prime;
        for (var round = 0; round < Rounds; round++)
        {
            var x = (mixed + Key(seed, round)) % Prime;
            var square = x * x % Prime;
            mixed = square * square % Prime * x % Prime;
        }

        return mixed;
    }

    static Value Mix(Value number, int seed)
    {
        var prime = Whole(number.Builder, Prime);
        var mixed = Modulo(number, prime);
        for (var round = 0; round < Rounds; round++)
        {
            var x = Modulo(mixed + Whole(number.Builder, Key(seed, round)), prime);
            var square = Modulo(x * x, prime);
            mixed = Modulo(Modulo(square * square, prime) * x, prime);
        }

        return mixed;
    }

    /// <summary>Fixed numbers for each round, moved by the seed.</summary>
    static long Key(int seed, int round) =>
        ((1_640_531_527L * (round + 1)) + (uint)seed * 40_503L) % Prime;

    /// <summary>The sum of the last digits.</summary>
    static long Sum(long mixed)
    {
        var sum = 0L;
        for (var digit = 0; digit < Digits; digit++)
        {
            sum += mixed % Base;
            mixed /= Base;
        }

        return sum;
    }

    static Value Sum(Value mixed)
    {
        var number = Whole(mixed.Builder, Base);
        var (sum, rest) = (Modulo(mixed, number), mixed);
        for (var digit = 1; digit < Digits; digit++)
        {
            rest /= number;
            sum += Modulo(rest, number);
        }

        return sum;
    }

    static Value Modulo(Value x, Value y) => x.Elementwise("Mod", y);

    static Value Whole(GraphBuilder graph, long number) => graph.Constant(Tensor.Of([number], Shape.Scalar), "whole");
}
