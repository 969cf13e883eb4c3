namespace OnnxViz.CommandLine.Values;

/// <summary>Whole numbers have a least.</summary>
/// <param name="least">The least.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class AtLeastAttribute(int least) : ValueCheckAttribute
{
    /// <summary>The greatest that is allowed.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <inheritdoc/>
    public override string? Fault(string option, object? value) =>
        value is not int number ? null
        : number < least ? $"{option} is a whole number of at least {least}, not {number}"
        : number > Most ? $"{option} is at most {Most}"
        : null;
}
