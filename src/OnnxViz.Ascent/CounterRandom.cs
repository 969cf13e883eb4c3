namespace OnnxViz.Ascent;

/// <summary>
/// Random numbers from a key and a counter: number k of a key is the same whatever was drawn before, in whichever
/// batch. The mixing function
/// is SplitMix64's finaliser (G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
/// </summary>
public readonly struct CounterRandom
{
    readonly ulong _key;

    CounterRandom(ulong key) => _key = key;

    /// <summary>Numbers for a seed, a unit and a step.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="unit">What names the unit; equal texts draw equal numbers.</param>
    /// <param name="step">The step, from 0.</param>
    public static CounterRandom For(int seed, string unit, int step)
    {
        var key = unit.Aggregate(0xCBF29CE484222325UL, (hash, letter) => (hash ^ letter) * 0x100000001B3UL);
        return new(Mix(Mix(key ^ (uint)seed) + (uint)step));
    }

    /// <summary>The number at a counter, uniform in [0, 1).</summary>
    public double Uniform(int counter) => (Bits(counter) >> 11) * (1.0 / (1UL << 53));

    /// <summary>The whole number at a counter, uniform from low to high, both included.</summary>
    public int Integer(int counter, int low, int high) => low + (int)(Uniform(counter) * (high - low + 1));

    /// <summary>The number at a counter, normal with mean 0 and deviation 1 (Box and Muller, 1958).</summary>
    public double Normal(int counter) =>
        Math.Sqrt(-2 * Math.Log(1 - Uniform(2 * counter))) * Math.Cos(2 * Math.PI * Uniform((2 * counter) + 1));

    /// <summary>The first numbers, normal with mean 0.</summary>
    /// <param name="count">How many.</param>
    /// <param name="deviation">Their standard deviation.</param>
    internal float[] Normals(long count, float deviation)
    {
        var numbers = new float[count];
        for (var index = 0; index < count; index++)
        {
            numbers[index] = (float)(deviation * Normal(index));
        }

        return numbers;
    }

    /// <summary>Other numbers of the same key, for the next one who draws; the first one's are the key's own.</summary>
    /// <param name="number">Who draws, from 0.</param>
    public CounterRandom Part(int number) => number == 0 ? this : new(Mix(_key ^ Mix((ulong)number)));

    static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }

    ulong Bits(int counter) => Mix(_key + ((ulong)(uint)counter * 0x9E3779B97F4A7C15UL));
}
