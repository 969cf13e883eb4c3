using System.Globalization;
using OnnxViz.Features;
using OnnxViz.Graph;

namespace OnnxViz.Cli.Parameters;

/// <summary>
/// A rule by which an audit fails, such as <c>silent&gt;5%</c> or <c>duplicates&gt;3</c>, over all filters of all
/// layers.
/// </summary>
/// <param name="Kind">What is counted.</param>
/// <param name="Limit">It fails where there are more: filters, or percent of them.</param>
/// <param name="IsPercent">Whether the limit is in percent.</param>
sealed record FailRule(string Kind, double Limit, bool IsPercent)
{
    static readonly IReadOnlyDictionary<string, Func<Audit, int>> Kinds = new Dictionary<string, Func<Audit, int>>
    {
        ["silent"] = audit => audit.Count(FilterState.Silent),
        ["nearly-silent"] = audit => audit.Count(FilterState.NearlySilent),
        ["always-on"] = audit => audit.Count(FilterState.AlwaysOn),
        ["duplicates"] = audit => audit.Repeated,
    };

    /// <summary>Names of before, which say more than pictures can prove.</summary>
    static readonly IReadOnlyDictionary<string, string> Older = new Dictionary<string, string>
    {
        ["dead"] = "silent",
        ["nearly-dead"] = "nearly-silent",
    };

    string Counted => Older.GetValueOrDefault(Kind, Kind);

    /// <summary>Reads rules with commas between.</summary>
    public static FailRule[] ParseAll(string text) => [.. text.Split(',').Select(part => Parse(part.Trim()))];

    /// <summary>Why the audit fails; null where it does not.</summary>
    public string? Reason(Audit audit)
    {
        var count = Kinds[Counted](audit);
        var percent = 100.0 * count / audit.Filters;
        return (IsPercent ? percent : count) > Limit
            ? $"{this} ({count} of {audit.Filters} filters{(Counted == Kind ? "" : $" are {Counted}")}, "
                + $"{percent:0.##} %)"
            : null;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind}>{Limit}{(IsPercent ? "%" : "")}");

    static FailRule Parse(string text)
    {
        var (isPercent, parts) = (text.EndsWith('%'), text.TrimEnd('%').Split('>', StringSplitOptions.TrimEntries));
        return parts is [var kind, var limit] && (Kinds.ContainsKey(kind) || Older.ContainsKey(kind))
            && double.TryParse(limit, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number < 100 || !isPercent
                ? new(kind, number, isPercent)
                : throw new OnnxVizException($"{text} never holds: there are never more than 100 % of the filters")
            : throw new OnnxVizException($"{text} is no rule: give such as silent>5% or duplicates>3; there are "
                + $"{string.Join(", ", Kinds.Keys)}");
    }
}
