using System.Text;

namespace OnnxViz.Features;

/// <summary>Where the rows of a picture lie in a table, one behind the other.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="Length">How many bytes.</param>
sealed record TableRows(long Start, long Length)
{
    const int Chunk = 1 << 16;

    /// <summary>More than a name takes at the beginning of a row.</summary>
    const int LongestName = 512;

    /// <summary>The rows of each picture of a table; without those whose rows are not together.</summary>
    /// <param name="path">The table.</param>
    /// <param name="start">Where its rows begin.</param>
    /// <param name="pictureOf">The picture's name that a row begins with.</param>
    /// <param name="hasQuotes">Whether line ends within quotes do not end a row.</param>
    public static IReadOnlyDictionary<string, TableRows> Find(
        string path, long start, Func<string, string?> pictureOf, bool hasQuotes)
    {
        var found = new Dictionary<string, TableRows>(StringComparer.Ordinal);
        var apart = new HashSet<string>(StringComparer.Ordinal);
        string? last = null;
        foreach (var (at, length, name) in Rows(path, start, pictureOf, hasQuotes))
        {
            if (name is not null && name == last)
            {
                found[name] = found[name] with { Length = found[name].Length + length };
            }
            else if (name is not null && !found.TryAdd(name, new(at, length)))
            {
                apart.Add(name);
                found[name] = new(at, length);
            }

            last = name;
        }

        foreach (var name in apart)
        {
            found.Remove(name);
        }

        return found;
    }

    /// <summary>Copies the rows.</summary>
    public void CopyTo(Stream table, Stream target)
    {
        table.Position = Start;
        var buffer = new byte[Chunk];
        for (var left = Length; left > 0;)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(Chunk, left));
            table.ReadExactly(part);
            target.Write(part);
            left -= part.Length;
        }
    }

    static IEnumerable<(long Start, long Length, string? Name)> Rows(
        string path, long start, Func<string, string?> pictureOf, bool hasQuotes)
    {
        using var file = File.OpenRead(path);
        file.Position = Math.Min(start, file.Length);
        var (buffer, head, isQuoted) = (new byte[Chunk], new List<byte>(LongestName), false);
        var (row, at) = (file.Position, file.Position);
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            for (var place = 0; place < read; place++, at++)
            {
                var letter = buffer[place];
                if (head.Count < LongestName)
                {
                    head.Add(letter);
                }

                isQuoted ^= hasQuotes && letter == '"';
                if (letter == '\n' && !isQuoted)
                {
                    yield return (row, at + 1 - row, pictureOf(Encoding.UTF8.GetString([.. head])));
                    row = at + 1;
                    head.Clear();
                }
            }
        }
    }
}
