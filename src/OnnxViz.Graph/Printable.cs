using System.Globalization;

namespace OnnxViz.Graph;

/// <summary>Texts out of files, made fit to be shown: names in a model may hold anything.</summary>
public static class Printable
{
    /// <summary>The most letters of an error message.</summary>
    public const int LongestMessage = 2000;

    /// <summary>
    /// The text in one line: blanks in place of what breaks lines, moves a terminal's cursor or turns the writing
    /// direction.
    /// </summary>
    public static string Line(string text) => text.Any(IsUnfit)
        ? string.Concat(text.Select(letter => IsUnfit(letter) ? ' ' : letter))
        : text;

    /// <summary>
    /// The text in one line, with its middle left out where it is longer than <see cref="LongestMessage"/>.
    /// </summary>
    public static string Message(string text)
    {
        if (text.Length <= LongestMessage)
        {
            return Line(text);
        }

        var half = LongestMessage / 2;
        return Line($"{text[..half]} ... {text[^half..]}");
    }

    static bool IsUnfit(char letter) => char.IsControl(letter) || char.GetUnicodeCategory(letter)
        is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format;
}
