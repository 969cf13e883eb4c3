using OnnxViz.Graph;

namespace OnnxViz.Cli.Output;

/// <summary>Rows of text in columns, two spaces apart; columns of numbers are set to the right.</summary>
static class TextTable
{
    public static IEnumerable<string> Lines(IReadOnlyList<string> heads, IReadOnlyList<string[]> rows)
    {
        string[][] all = [[.. heads], .. rows.Select(row => Array.ConvertAll(row, Printable.Line))];
        var widths = heads.Select((_, column) => all.Max(row => row[column].Length)).ToArray();
        var areNumbers = heads.Select((_, column) => rows.All(row => row[column].All(IsOfNumber))).ToArray();
        return all.Select(row => string.Join("  ", row.Select(Aligned)).TrimEnd());

        string Aligned(string text, int column) =>
            areNumbers[column] ? text.PadLeft(widths[column]) : text.PadRight(widths[column]);
    }

    static bool IsOfNumber(char letter) => char.IsAsciiDigit(letter) || letter is '.' or '-';
}
