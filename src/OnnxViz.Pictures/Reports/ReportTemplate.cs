using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OnnxViz.Pictures.Reports;

/// <summary>The page without its data: what comes before it and what comes behind.</summary>
static partial class ReportTemplate
{
    static readonly string Style = Resource("report.css");
    static readonly string Script = Resource("report.js");
    static readonly string[] Halves = Resource("report.html").Split("{{data}}");

    /// <summary>The page up to the data.</summary>
    public static string Before(Report report) => Fill(Halves[0], name => name switch
    {
        "title" => WebUtility.HtmlEncode(Plain(report.Title)),
        "facts" => string.Concat(report.Facts.Select(Row)),
        "style" => Style,
        "style-hash" => Hash(Style),
        "script-hash" => Hash(Script),
        _ => throw new InvalidOperationException(name),
    });

    /// <summary>The page behind the data.</summary>
    public static string Behind { get; } = Fill(Halves[1], _ => Script);

    /// <summary>Text without control characters, which HTML does not allow.</summary>
    static string Plain(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    static string Row(ReportFact fact) =>
        $"<div><dt>{WebUtility.HtmlEncode(Plain(fact.Name))}</dt><dd>{WebUtility.HtmlEncode(Plain(fact.Value))}</dd></div>\n";

    static string Fill(string text, Func<string, string> value) => Place().Replace(text, place => value(place.Groups[1].Value));

    static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static string Resource(string name)
    {
        using var stream = typeof(ReportTemplate).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{\{([a-z-]+)\}\}")]
    private static partial Regex Place();
}
