using System.Globalization;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>How the tokens of a transformer lie in the picture, row by row.</summary>
/// <param name="Rows">From top to bottom.</param>
/// <param name="Columns">From left to right.</param>
/// <param name="Skipped">Tokens before them that stand for no place, such as that of the class.</param>
public sealed record TokenGrid(int Rows, int Columns, int Skipped = 0)
{
    /// <summary>Reads <c>ROWSxCOLUMNS</c> or <c>ROWSxCOLUMNS:SKIPPED</c>.</summary>
    /// <exception cref="OnnxVizException">The text is none.</exception>
    public static TokenGrid Parse(string text)
    {
        var numbers = text.Split('x', ':').Select(Number).ToArray();
        var isWhole = numbers.Length == 2 + text.Count(letter => letter == ':') && numbers.All(number => number >= 0);
        return isWhole && numbers.Length is 2 or 3 && numbers[0] > 0 && numbers[1] > 0 && text.Count(l => l == 'x') == 1
            ? new(numbers[0], numbers[1], numbers.Length > 2 ? numbers[2] : 0)
            : throw new OnnxVizException(
                $"{text} does not tell how tokens lie: give ROWSxCOLUMNS, such as 14x14, or 14x14:1 where the first "
                + "one "
                + "is skipped");
    }

    /// <summary>As it is written, such as <c>14x14</c>, or <c>14x14:1</c> where tokens are skipped.</summary>
    public override string ToString() => Skipped == 0 ? $"{Rows}x{Columns}" : $"{Rows}x{Columns}:{Skipped}";

    static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
