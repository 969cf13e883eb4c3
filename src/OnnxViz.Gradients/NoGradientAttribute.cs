namespace OnnxViz.Gradients;

/// <summary>
/// Declares that an operator, or one of its inputs, passes no gradient: its result is constant almost everywhere or no
/// number at all.
/// </summary>
/// <param name="operation">The operator.</param>
/// <param name="input">The input that passes none; all of them when left out.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
sealed class NoGradientAttribute(string operation, int input = GradientAttribute.EveryInput) : Attribute
{
    /// <summary>The operator.</summary>
    public string Operator { get; } = operation;

    /// <summary>The input.</summary>
    public int Input { get; } = input;
}
