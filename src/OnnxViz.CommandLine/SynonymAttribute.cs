namespace OnnxViz.CommandLine;

/// <summary>Another name of an option.</summary>
/// <param name="name">The name, without dashes.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class SynonymAttribute(string name) : Attribute
{
    /// <summary>The name, without dashes.</summary>
    public string Name => name;
}
