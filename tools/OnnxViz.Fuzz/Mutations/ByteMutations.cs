namespace OnnxViz.Fuzz.Mutations;

/// <summary>Harms the bytes of a file.</summary>
static class ByteMutations
{
    /// <summary>How many of them do not ask what the bytes mean.</summary>
    const int Anywhere = 6;

    static readonly (string Name, Func<byte[], byte[], Random, byte[]> Harm)[] All =
    [
        ("truncate", (bytes, _, random) => bytes[..random.Next(bytes.Length)]),
        ("flip bits", (bytes, _, random) => Flip(bytes, random)),
        ("set bytes", (bytes, _, random) => Set(bytes, random)),
        ("insert", (bytes, _, random) => Insert(bytes, Odd.Bytes(random), Place(bytes, random))),
        ("cut out", (bytes, _, random) => CutOut(bytes, random)),
        ("splice", Splice),
        ("number", (bytes, _, random) => Replace(bytes, WireMap.Of(bytes).Numbers, random)),
        ("length", (bytes, _, random) => Replace(bytes, WireMap.Of(bytes).Lengths, random)),
        ("drop field", (bytes, _, random) => OfField(bytes, random, (_, field) => [])),
        ("double field", (bytes, _, random) => OfField(bytes, random, (_, field) => [.. field, .. field])),
        ("move field", MoveField),
    ];

    /// <summary>Harms a file once.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="other">Another file, to take pieces from.</param>
    /// <param name="random">Decides how.</param>
    public static (string Name, byte[] Bytes) Apply(byte[] bytes, byte[] other, Random random) =>
        Apply(bytes, other, random, All.Length);

    /// <summary>Harms a file of any kind once.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="other">Another file, to take pieces from.</param>
    /// <param name="random">Decides how.</param>
    public static (string Name, byte[] Bytes) ApplyAnywhere(byte[] bytes, byte[] other, Random random) =>
        Apply(bytes, other, random, Anywhere);

    static (string Name, byte[] Bytes) Apply(byte[] bytes, byte[] other, Random random, int kinds)
    {
        var (name, harm) = All[random.Next(kinds)];
        return (name, bytes.Length == 0 ? Odd.Bytes(random) : harm(bytes, other, random));
    }

    /// <remarks>Weights fill most of a file; what describes the graph is at its ends as often as not.</remarks>
    static int Place(byte[] bytes, Random random)
    {
        var near = Math.Min(bytes.Length, 1 + random.Next(600));
        return random.Next(3) switch
        {
            0 => random.Next(near),
            1 => bytes.Length - 1 - random.Next(near),
            _ => random.Next(bytes.Length),
        };
    }

    static byte[] Flip(byte[] bytes, Random random)
    {
        var copy = bytes.ToArray();
        for (var flips = 1 << random.Next(6); flips > 0; flips--)
        {
            copy[Place(bytes, random)] ^= (byte)(1 << random.Next(8));
        }

        return copy;
    }

    static byte[] Set(byte[] bytes, Random random)
    {
        var copy = bytes.ToArray();
        var content = (byte)random.Next(256);
        var at = Place(bytes, random);
        copy.AsSpan(at, Math.Min(1 << random.Next(5), copy.Length - at)).Fill(content);
        return copy;
    }

    static byte[] CutOut(byte[] bytes, Random random)
    {
        var at = Place(bytes, random);
        return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + 1 + random.Next(32))..]];
    }

    static byte[] Splice(byte[] bytes, byte[] other, Random random) =>
        [.. bytes[..random.Next(bytes.Length)], .. other[random.Next(other.Length)..]];

    static byte[] Insert(byte[] bytes, byte[] piece, int at) => [.. bytes[..at], .. piece, .. bytes[at..]];

    /// <summary>Another number in the place of one; what is around it keeps the lengths that it had.</summary>
    static byte[] Replace(byte[] bytes, IReadOnlyList<Range> places, Random random)
    {
        if (places.Count == 0)
        {
            return Flip(bytes, random);
        }

        var place = places[random.Next(places.Count)];
        return [.. bytes[..place.Start], .. Varint(random), .. bytes[place.End..]];
    }

    static byte[] Varint(Random random)
    {
        if (random.Next(8) == 0)
        {
            return [.. Enumerable.Repeat((byte)0xFF, 9 + random.Next(4)), 0x7F];
        }

        var bytes = new List<byte>();
        var number = (ulong)Odd.Integer(random);
        for (; number >= 0x80; number >>= 7)
        {
            bytes.Add((byte)(number | 0x80));
        }

        return [.. bytes, (byte)number];
    }

    static byte[] OfField(byte[] bytes, Random random, Func<byte[], byte[], byte[]> change)
    {
        var fields = WireMap.Of(bytes).Fields;
        if (fields.Count == 0)
        {
            return Flip(bytes, random);
        }

        var field = fields[random.Next(fields.Count)];
        return [.. bytes[..field.Start], .. change(bytes, bytes[field]), .. bytes[field.End..]];
    }

    static byte[] MoveField(byte[] bytes, byte[] other, Random random)
    {
        var (from, to) = (WireMap.Of(other).Fields, WireMap.Of(bytes).Fields);
        return from.Count == 0 || to.Count == 0
            ? Flip(bytes, random)
            : Insert(bytes, other[from[random.Next(from.Count)]], to[random.Next(to.Count)].Start.Value);
    }
}
