namespace OnnxViz.CommandLine.Values;

/// <summary>What an option demands of its value.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public abstract class ValueCheckAttribute : Attribute
{
    /// <summary>What is wrong with a value, null for nothing.</summary>
    /// <param name="option">The option as it is written.</param>
    /// <param name="value">Its value.</param>
    public abstract string? Fault(string option, object? value);
}
