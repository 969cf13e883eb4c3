namespace OnnxViz.Reports;

/// <summary>The page without its data: what comes before it and what comes behind.</summary>
/// <remarks>
/// The page's policy lets nothing run or be loaded but the style and the script that are written here, told by their
/// hashes.
/// </remarks>
static class ReportTemplate
{
    static readonly string Style = Resource("report.css");
    static readonly string Script = string.Concat(Names(".js").Select(Resource));
    static readonly string[] Halves = Resource("report.html").Split("{{data}}");

    /// <summary>The page up to the data.</summary>
    public static string Before(Report report) => PageTemplate.Fill(Halves[0], name => name switch
    {
        "title" => PageTemplate.Text(report.Title),
        "about" => About(report.Facts),
        "style" => Style,
        "style-hash" => PageTemplate.Hash(Style),
        "script-hash" => PageTemplate.Hash(Script),
        _ => throw new InvalidOperationException(name),
    });

    /// <summary>The page behind the data.</summary>
    public static string Behind { get; } = PageTemplate.Fill(Halves[1], _ => Script);

    static string About(IReadOnlyList<ReportFact> facts) =>
        List(facts.Where(fact => !fact.IsFolded)) + Folded(List(facts.Where(fact => fact.IsFolded)));

    static string Folded(string list) =>
        list.Length == 0 ? "" : $"<details><summary>Model file</summary>\n{list}</details>\n";

    static string List(IEnumerable<ReportFact> facts) =>
        string.Concat(facts.Select(Row)) is { Length: > 0 } rows ? $"<dl class=\"facts\">\n{rows}</dl>\n" : "";

    static string Row(ReportFact fact) =>
        $"<div><dt>{PageTemplate.Text(fact.Name)}</dt><dd>{PageTemplate.Text(fact.Value)}</dd></div>\n";

    static IEnumerable<string> Names(string ending) => typeof(ReportTemplate).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    static string Resource(string name) => PageTemplate.Resource(typeof(ReportTemplate).Assembly, name);
}
