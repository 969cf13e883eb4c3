using OnnxViz.Reports;

namespace OnnxViz.Atlas;

/// <summary>A kind of page: its markup with style and script, and places for the rest.</summary>
/// <remarks>
/// The page's policy lets nothing run but the style and the script that are written here, told by their hashes, and
/// loads nothing but pictures that lie beside it.
/// </remarks>
sealed class SiteTemplate
{
    static readonly string Style = Resource("atlas.css");

    readonly string _markup;
    readonly string _script;

    /// <summary>The kind of a name.</summary>
    public SiteTemplate(string name) =>
        (_markup, _script) = (Resource($"{name}.html"), Resource("shared.js") + Resource($"{name}.js"));

    /// <summary>A page.</summary>
    /// <param name="values">What stands in its places: markup, but for the title, which is text.</param>
    public string Fill(IReadOnlyDictionary<string, string> values) =>
        PageTemplate.Fill(_markup, name => name switch
    {
        "style" => Style,
        "script" => _script,
        "policy" =>
            $"default-src 'none'; img-src 'self' file: data:; style-src '{PageTemplate.Hash(Style)}'; script-src "
            + $"'{PageTemplate.Hash(_script)}'",
        "title" => PageTemplate.Text(values["title"]),
        _ => values[name],
    });

    static string Resource(string name) => PageTemplate.Resource(typeof(SiteTemplate).Assembly, name);
}
