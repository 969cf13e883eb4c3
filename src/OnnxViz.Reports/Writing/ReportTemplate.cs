using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OnnxViz.Reports;

/// <summary>The page without its data: what comes before it and what comes behind.</summary>
/// <remarks>
/// The page's policy lets nothing run or be loaded but the style and the script that are written here, told by their
/// hashes.
/// </remarks>
static partial class ReportTemplate
{
    static readonly string Style = Resource("report.css");
    static readonly string Script = string.Concat(Names(".js").Select(Resource));
    static readonly string[] Halves = Resource("report.html").Split("{{data}}");

    /// <summary>The page up to the data.</summary>
    public static string Before(Report report) => Fill(Halves[0], name => name switch
    {
        "title" => Text(report.Title),
        "about" => About(report.Facts),
        "style" => Style,
        "style-hash" => Hash(Style),
        "script-hash" => Hash(Script),
        _ => throw new InvalidOperationException(name),
    });

    /// <summary>The page behind the data.</summary>
    public static string Behind { get; } = Fill(Halves[1], _ => Script);

    static string About(IReadOnlyList<ReportFact> facts) =>
        List(facts.Where(fact => !fact.IsFolded)) + Folded(List(facts.Where(fact => fact.IsFolded)));

    static string Folded(string list) =>
        list.Length == 0 ? "" : $"<details><summary>Model file</summary>\n{list}</details>\n";

    static string List(IEnumerable<ReportFact> facts) =>
        string.Concat(facts.Select(Row)) is { Length: > 0 } rows ? $"<dl class=\"facts\">\n{rows}</dl>\n" : "";

    static string Row(ReportFact fact) => $"<div><dt>{Text(fact.Name)}</dt><dd>{Text(fact.Value)}</dd></div>\n";

    /// <summary>Text as HTML, without control characters, which it does not allow.</summary>
    static string Text(string text) =>
        WebUtility.HtmlEncode(string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)));

    static string Fill(string text, Func<string, string> value) =>
        Place().Replace(text, place => value(place.Groups[1].Value));

    static string Hash(string text) =>
        "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static IEnumerable<string> Names(string ending) => typeof(ReportTemplate).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    static string Resource(string name)
    {
        using var stream = typeof(ReportTemplate).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{\{([a-z-]+)\}\}")]
    private static partial Regex Place();
}
