namespace OnnxViz.CommandLine;

/// <summary>What stands below the options in the help of a command.</summary>
/// <param name="text">Examples, and what else there is to know.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ExamplesAttribute(string text) : Attribute
{
    /// <summary>The text, as it is printed.</summary>
    public string Text => text;
}
