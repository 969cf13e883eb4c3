namespace OnnxViz.Features;

/// <summary>Names for files and folders: plain letters, not too long, no two that differ by case alone.</summary>
/// <param name="fallback">What something without a plain letter is called.</param>
/// <param name="reserved">Names that nothing gets.</param>
public sealed class SafeNames(string fallback, params string[] reserved)
{
    const int Longest = 100;

    readonly HashSet<string> _taken = new(reserved, StringComparer.OrdinalIgnoreCase);

    /// <summary>A name like this one.</summary>
    public string Of(string text)
    {
        var name = Plain(text);
        return _taken.Add(name)
            ? name
            : Enumerable.Range(2, int.MaxValue - 2).Select(number => $"{name}-{number}").First(_taken.Add);
    }

    static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_';

    string Plain(string text)
    {
        var plain = string.Concat(text.Select(letter => IsPlain(letter) ? letter : '_')).Trim('_', '.');
        return plain.Length == 0 ? fallback : plain[Math.Max(0, plain.Length - Longest)..].TrimStart('.', '-', '_');
    }
}
