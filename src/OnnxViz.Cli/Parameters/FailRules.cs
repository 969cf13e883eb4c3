using OnnxViz.Features;

namespace OnnxViz.Cli.Parameters;

/// <summary>The rules by which an audit fails.</summary>
sealed record FailRules(IReadOnlyList<FailRule> All)
{
    /// <summary>Reads rules with commas between.</summary>
    public static FailRules Parse(string text) => new(FailRule.ParseAll(text));

    /// <summary>Why the audit fails; empty where it does not.</summary>
    public string[] Reasons(Audit audit) => [.. All.Select(rule => rule.Reason(audit)).OfType<string>()];
}
