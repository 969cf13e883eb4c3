using System.Globalization;
using System.Text;

namespace OnnxViz.Features;

/// <summary>
/// Names for files and folders, good on every system: letters and digits of all scripts, <c>-</c>, <c>.</c> and
/// <c>_</c>, not too long, none that Windows keeps for devices, no two that differ by case alone. Letters stay in the
/// form in which they come, composed or not.
/// </summary>
/// <param name="fallback">What something without a letter is called.</param>
/// <param name="reserved">Names that nothing gets.</param>
public sealed class SafeNames(string fallback, params string[] reserved)
{
    /// <summary>Bytes of UTF-8: file systems take 255, and endings come behind.</summary>
    const int Longest = 150;

    const char Other = '_';

    static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN", "CONOUT",
    };

    static readonly string[] NumberedDevices = ["COM", "LPT"];

    readonly HashSet<string> _taken = new(reserved, StringComparer.OrdinalIgnoreCase);

    /// <summary>A name like this one.</summary>
    public string Of(string text)
    {
        var name = Safe(text);
        return _taken.Add(name)
            ? name
            : Enumerable.Range(2, int.MaxValue - 2).Select(number => $"{name}-{number}").First(_taken.Add);
    }

    string Safe(string text)
    {
        var plain = Plain(text).Trim(Other, '.');
        var name = End(plain).TrimStart('.', '-', Other);
        return name.Length == 0 ? fallback : IsDevice(name) ? Marked(name) : name;
    }

    static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(IsPlain(rune) ? rune.ToString() : Other.ToString());
        }

        return plain.ToString();
    }

    static bool IsPlain(Rune rune) => rune.Value is '-' or '.' or Other || Rune.IsLetter(rune) || IsMark(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber;

    /// <remarks>Accents and vowel signs: without them names in many scripts are others.</remarks>
    static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>
    /// As much of the end as there is room for: names of layers tell most there. It does not begin with a mark that has
    /// lost its letter.
    /// </summary>
    static string End(string text)
    {
        var bytes = 0;
        var start = text.Length;
        var runes = text.EnumerateRunes().ToArray();
        for (var place = runes.Length - 1; place >= 0 && bytes + runes[place].Utf8SequenceLength <= Longest; place--)
        {
            bytes += runes[place].Utf8SequenceLength;
            start -= runes[place].Utf16SequenceLength;
        }

        return start == 0 ? text : string.Concat(text[start..].EnumerateRunes().SkipWhile(IsMark));
    }

    /// <remarks>Windows means the device whatever comes behind the first dot.</remarks>
    static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0];
        return Devices.Contains(stem)
            || (stem.Length == 4
                && char.IsAsciiDigit(stem[3])
                && NumberedDevices.Contains(stem[..3], StringComparer.OrdinalIgnoreCase));
    }

    static string Marked(string name)
    {
        var length = name.Split('.')[0].Length;
        return $"{name[..length]}{Other}{name[length..]}";
    }
}
