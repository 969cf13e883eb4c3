using OnnxViz.Graph;

namespace OnnxViz.Testing;

/// <summary>
/// One case of an operator's gradient test: the operator, the shapes of its inputs, its attributes, and how inputs are
/// drawn.
/// </summary>
/// <param name="Operator">The operator, in the dialect's newest form.</param>
/// <param name="Shapes">
/// The shape of each float input; null for one that is left out or given in <see cref="Constants"/>.
/// </param>
/// <param name="Attributes">Its attributes.</param>
public sealed record OperatorRow(string Operator, long[]?[] Shapes, params (string Name, object Content)[] Attributes)
{
    /// <summary>Draws one element of a float input; between -1 and 1 unless told otherwise.</summary>
    public Func<Random, double> Draw { get; init; } = Draws.Any;

    /// <summary>
    /// Inputs with fixed content, by position: axes, shapes, pads, limits. No gradient is asked for these.
    /// </summary>
    public Dictionary<int, Tensor> Constants { get; init; } = [];

    /// <summary>Those of the <see cref="Constants"/> that are no constants of the model but fed when it runs.</summary>
    public int[] Fed { get; init; } = [];

    /// <summary>The inputs whose gradients are checked; all drawn ones when left out.</summary>
    public int[]? Wanted { get; init; }

    /// <summary>The number of outputs.</summary>
    public int Outputs { get; init; } = 1;

    /// <summary>The step of the finite difference.</summary>
    public double Step { get; init; } = 0.01;

    /// <summary>Whether the gradient of an input is checked.</summary>
    public bool Checks(int input) =>
        input < Shapes.Length && Shapes[input] is not null && (Wanted is null || Wanted.Contains(input));

    /// <summary>Tells rows of one operator apart in test lists.</summary>
    public override string ToString()
    {
        var shapes = string.Join(" ", Shapes.Select(shape => shape is null ? "-" : string.Join('x', shape)));
        var constants = string.Join(" ", Constants.Select(pair => $"#{pair.Key}={Text(pair.Value)}"));
        var fed = Fed.Length > 0 ? $" fed={string.Join(' ', Fed)}" : "";
        return $"{Operator} {shapes} "
            + $"{string.Join(", ", Attributes.Select(pair => $"{pair.Name}={Text(pair.Content)}"))} {constants}{fed}";
    }

    static string Text(object content) => content switch
    {
        Tensor { Element: ElementType.Int64 } tensor => $"[{string.Join(' ', tensor.ToLongs())}]",
        Tensor { Shape.Size: <= 8 } tensor when tensor.Element.IsFloat() => $"[{string.Join(' ', tensor.ToFloats())}]",
        long[] many => $"[{string.Join(' ', many)}]",
        _ => content.ToString() ?? "",
    };
}
