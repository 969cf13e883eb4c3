namespace OnnxViz.Gradients;

/// <summary>
/// Marks the gradient rule of an operator: a static method that takes a <see cref="Pullback"/> and returns the gradient
/// of one input.
/// </summary>
/// <param name="operation">The operator, such as <c>Tanh</c>; others of the standard domain only.</param>
/// <param name="input">
/// The input the rule is for; <see cref="EveryInput"/> for a rule that asks <see cref="Pullback.Index"/>.
/// </param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
sealed class GradientAttribute(string operation, int input = 0) : Attribute
{
    /// <summary>The rule serves every input of the operator.</summary>
    public const int EveryInput = -1;

    /// <summary>The operator.</summary>
    public string Operator { get; } = operation;

    /// <summary>The input.</summary>
    public int Input { get; } = input;

    /// <summary>
    /// The device profile that this form is for; every profile without a form of its own uses the one marked
    /// <c>Any</c>.
    /// </summary>
    public Profile Profile { get; init; } = Profile.Any;
}
