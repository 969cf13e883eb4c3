using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OnnxViz.Atlas;

/// <summary>A kind of page: its markup with style and script, and places for the rest.</summary>
/// <remarks>
/// The page's policy lets nothing run but the style and the script that are written here, told by their hashes, and
/// loads nothing but pictures that lie beside it.
/// </remarks>
sealed partial class SiteTemplate
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
        Place().Replace(_markup, place => place.Groups[1].Value switch
    {
        "style" => Style,
        "script" => _script,
        "policy" =>
            $"default-src 'none'; img-src 'self' file: data:; style-src '{Hash(Style)}'; script-src '{Hash(_script)}'",
        "title" => Text(values["title"]),
        var name => values[name],
    });

    /// <summary>Text as HTML, without control characters, which it does not allow.</summary>
    public static string Text(string text) =>
        WebUtility.HtmlEncode(string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)));

    static string Hash(string text) =>
        "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static string Resource(string name)
    {
        using var stream = typeof(SiteTemplate).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{\{([a-z]+)\}\}")]
    private static partial Regex Place();
}
