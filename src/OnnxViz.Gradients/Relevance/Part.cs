using OnnxViz.Graph;

namespace OnnxViz.Gradients.Relevance;

/// <summary>Parts of weights and of activations, which are computed at once where they are constants.</summary>
static class Part
{
    /// <summary>max(x, 0).</summary>
    public static Value Positive(this Value x) => x.Map(number => Math.Max(number, 0), value => value.Relu());

    /// <summary>min(x, 0).</summary>
    public static Value Negative(this Value x) => x.Map(number => Math.Min(number, 0), value => value - value.Relu());

    /// <summary>x + γ max(x, 0).</summary>
    public static Value RaisedAbove(this Value x, float gamma) =>
        x.Map(number => number + (gamma * Math.Max(number, 0)), value => value + (gamma * value.Relu()));

    /// <summary>x + γ min(x, 0).</summary>
    public static Value RaisedBelow(this Value x, float gamma) =>
        x.Map(number => number + (gamma * Math.Min(number, 0)), value => value + (gamma * (value - value.Relu())));

    /// <summary>Ones of a value's type.</summary>
    public static Value Ones(this Value x) => x.Builder.Ones(x.Type);

    static Value Map(this Value x, Func<float, float> number, Func<Value, Value> value) =>
        x.Constant is { Element: ElementType.Float } tensor
            ? x.Builder.Constant(Tensor.Later(tensor.Shape, () => [.. tensor.ToFloats().Select(number)]), "part")
            : value(x);
}
