namespace OnnxViz.CommandLine;

/// <summary>Under which heading the help shows a group of options.</summary>
/// <param name="text">The heading.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HeadingAttribute(string text) : Attribute
{
    /// <summary>The heading of options without one.</summary>
    public const string Usual = "Options";

    /// <summary>The heading of options that all commands have.</summary>
    public const string General = "General";

    /// <summary>The heading.</summary>
    public string Text => text;
}
