namespace OnnxViz.Gradients;

/// <summary>Declares that an operator that has gradients gets no rule, and why.</summary>
/// <param name="operation">The operator.</param>
/// <param name="reason">
/// Half a sentence for the user: why there is no rule and, where there is a way, what to do.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
sealed class RefusedAttribute(string operation, string reason) : Attribute
{
    /// <summary>The operator.</summary>
    public string Operator { get; } = operation;

    /// <summary>The reason.</summary>
    public string Reason { get; } = reason;

    /// <summary>The input that has no rule; all of them when left out.</summary>
    public int Input { get; init; } = GradientAttribute.EveryInput;
}
