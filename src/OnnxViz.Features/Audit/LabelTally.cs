using System.Globalization;

namespace OnnxViz.Features;

/// <summary>The classes met until now, numbered as they came.</summary>
sealed class LabelTally(Func<PictureEntry, string?> labelOf)
{
    readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    readonly List<int> _pictures = [];
    readonly Lock _turn = new();

    /// <summary>The classes with their pictures: numbers by size, then others by name.</summary>
    public IReadOnlyList<LabelCount> Counts =>
        [.. InOrder.Select(pair => new LabelCount(pair.Key, _pictures[pair.Value]))];

    /// <summary>The same by number.</summary>
    public IReadOnlyList<(int Number, int Pictures)> Ordered =>
        [.. InOrder.Select(pair => (pair.Value, _pictures[pair.Value]))];

    /// <summary>Counts a picture; may be called by several threads.</summary>
    /// <returns>The number of its class; null where it has none.</returns>
    public int? Add(PictureEntry entry)
    {
        if (labelOf(entry) is not { } label)
        {
            return null;
        }

        lock (_turn)
        {
            if (!_numbers.TryGetValue(label, out var number))
            {
                _numbers[label] = number = _pictures.Count;
                _pictures.Add(0);
            }

            _pictures[number]++;
            return number;
        }
    }

    IEnumerable<KeyValuePair<string, int>> InOrder => _numbers
        .OrderBy(pair => long.TryParse(pair.Key, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue)
        .ThenBy(pair => pair.Key, StringComparer.Ordinal);
}
