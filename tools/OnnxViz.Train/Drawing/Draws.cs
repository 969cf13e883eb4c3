namespace OnnxViz.Train.Drawing;

/// <summary>Random numbers that are a pure function of a key and of how many were drawn before.</summary>
public sealed class Draws
{
    const ulong Step = 0x9E3779B97F4A7C15;
    ulong _counter;

    /// <summary>The numbers of one key.</summary>
    public Draws(ulong key) => _counter = Mix(key + Step);

    /// <summary>The numbers of example <paramref name="index"/> under <paramref name="seed"/>.</summary>
    public Draws(ulong seed, ulong index) : this(Mix(seed ^ 0x6F6E6E7876697A21) ^ (index * Step)) { }

    /// <summary>The next 64 bits.</summary>
    public ulong Bits() => Mix(_counter += Step);

    /// <summary>The next number in [0, 1).</summary>
    public float Unit() => (Bits() >> 40) * (1f / (1 << 24));

    /// <summary>The next number in [low, high).</summary>
    public float Between(float low, float high) => low + ((high - low) * Unit());

    /// <summary>The next whole number from 0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count) => (int)(Unit() * count);

    /// <summary>True with the given probability.</summary>
    public bool Chance(float probability) => Unit() < probability;

    /// <summary>Plus or minus one.</summary>
    public float Sign() => Chance(.5f) ? 1 : -1;

    /// <summary>The next angle, in radians, anywhere on the circle.</summary>
    public float Angle() => Between(0, MathF.Tau);

    /// <summary>The next angle, in radians, at most <paramref name="degrees"/> either way.</summary>
    public float Tilt(float degrees) => Between(-degrees, degrees) * MathF.PI / 180;

    /// <summary>The next normal number of unit variance.</summary>
    public float Normal() => MathF.Sqrt(-2 * MathF.Log(1 - Unit())) * MathF.Cos(Angle());

    /// <summary>A stateless scrambling of 64 bits (the finaliser of SplitMix64).</summary>
    public static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
