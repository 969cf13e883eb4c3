namespace OnnxViz.CommandLine.Values;

/// <summary>Numbers have a least and a greatest.</summary>
/// <param name="least">The least.</param>
/// <param name="most">The greatest.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class BetweenAttribute(double least, double most) : ValueCheckAttribute
{
    /// <inheritdoc/>
    public override string? Fault(string option, object? value)
    {
        var number = Convert.ToDouble(value);
        return number >= least && number <= most ? null
            : double.IsPositiveInfinity(most) ? $"{option} is at least {least}, not {number}"
            : $"{option} is a number from {least} to {most}, not {number}";
    }
}
