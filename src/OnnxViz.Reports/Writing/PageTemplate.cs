using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OnnxViz.Reports;

/// <summary>
/// What templates of pages have in common: files in an assembly, places to fill, hashes for the policy.
/// </summary>
public static partial class PageTemplate
{
    /// <summary>Fills the places of a template, such as <c>{{title}}</c>.</summary>
    /// <param name="template">The template.</param>
    /// <param name="value">Gives what stands in a place, by its name: markup.</param>
    public static string Fill(string template, Func<string, string> value) =>
        Place().Replace(template, place => value(place.Groups[1].Value));

    /// <summary>Text as HTML, without control characters, which it does not allow.</summary>
    public static string Text(string text) =>
        WebUtility.HtmlEncode(string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)));

    /// <summary>What a content security policy calls a style or a script.</summary>
    public static string Hash(string content) =>
        "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    /// <summary>A file that an assembly holds, with line feeds.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="name">The file's name in it.</param>
    public static string Resource(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{\{([a-z-]+)\}\}")]
    private static partial Regex Place();
}
