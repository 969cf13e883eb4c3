using System.Text.Json;
using System.Text.RegularExpressions;

namespace OnnxViz.Reports.Tests;

/// <summary>A page as a file, and the blocks of data in it.</summary>
sealed partial class WrittenReport
{
    readonly Dictionary<string, string> _blocks;

    public WrittenReport(string path, Report report)
    {
        ReportFile.Write(path, report);
        Html = File.ReadAllText(path);
        _blocks = Block().Matches(Html).ToDictionary(
            match => match.Groups["id"].Value, match => match.Groups["text"].Value);
    }

    public string Html { get; }

    public IReadOnlyCollection<string> Blocks => _blocks.Keys;

    public JsonElement Json(string id) => JsonDocument.Parse(_blocks[id]).RootElement;

    public byte[] Bytes(string id) => Convert.FromBase64String(_blocks[id]);

    [GeneratedRegex("<script id=\"(?<id>[a-z0-9-]+)\" type=\"[a-z/]+\">(?<text>[^<]*)</script>")]
    private static partial Regex Block();
}
