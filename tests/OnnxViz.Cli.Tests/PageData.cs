using System.Text.Json;
using System.Text.RegularExpressions;

namespace OnnxViz.Cli.Tests;

/// <summary>The data in a page.</summary>
static class PageData
{
    /// <summary>A block of JSON by its id.</summary>
    public static JsonElement Of(string page, string id)
    {
        var block = Regex.Match(
            File.ReadAllText(page),
            $"<script id=\"{id}\" type=\"application/json\">(.*?)</script>",
            RegexOptions.Singleline);
        return JsonDocument.Parse(block.Groups[1].Value).RootElement;
    }
}
