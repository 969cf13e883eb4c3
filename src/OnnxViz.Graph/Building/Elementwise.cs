namespace OnnxViz.Graph;

/// <summary>Functions of each element.</summary>
public static class Elementwise
{
    /// <summary>e to the power of each element.</summary>
    public static Value Exp(this Value x) => x.Unary("Exp");

    /// <summary>The natural logarithm.</summary>
    public static Value Log(this Value x) => x.Unary("Log");

    /// <summary>The square root.</summary>
    public static Value Sqrt(this Value x) => x.Unary("Sqrt");

    /// <summary>The absolute value.</summary>
    public static Value Abs(this Value x) => x.Unary("Abs");

    /// <summary>-1, 0 or 1.</summary>
    public static Value Sign(this Value x) => x.Unary("Sign");

    /// <summary>One divided by each element.</summary>
    public static Value Reciprocal(this Value x) => x.Unary("Reciprocal");

    /// <summary>The hyperbolic tangent.</summary>
    public static Value Tanh(this Value x) => x.Unary("Tanh");

    /// <summary>The sine.</summary>
    public static Value Sin(this Value x) => x.Unary("Sin");

    /// <summary>The cosine.</summary>
    public static Value Cos(this Value x) => x.Unary("Cos");

    /// <summary>1 / (1 + exp(-x)).</summary>
    public static Value Sigmoid(this Value x) => x.Unary("Sigmoid");

    /// <summary>The Gauss error function.</summary>
    public static Value Erf(this Value x) => x.Unary("Erf");

    /// <summary>max(x, 0).</summary>
    public static Value Relu(this Value x) => x.Unary("Relu");

    /// <summary>log(1 + exp(x)).</summary>
    public static Value Softplus(this Value x) => x.Unary("Softplus");

    /// <summary>max(0, min(1, alpha x + beta)).</summary>
    public static Value HardSigmoid(this Value x, float alpha, float beta) =>
        x.Unary("HardSigmoid", new Attributes { { "alpha", alpha }, { "beta", beta } });

    /// <summary>The square.</summary>
    public static Value Square(this Value x) => x * x;

    /// <summary>Each element to a power, broadcasting.</summary>
    public static Value Pow(this Value x, Value power) => x.Elementwise("Pow", power);

    /// <summary>Each element to a power.</summary>
    public static Value Pow(this Value x, float power) => x.Pow(x.Like(power));

    /// <summary>The greater of two, broadcasting.</summary>
    public static Value Max(this Value x, Value other) => x.Elementwise("Max", other);

    /// <summary>The lesser of two, broadcasting.</summary>
    public static Value Min(this Value x, Value other) => x.Elementwise("Min", other);

    /// <summary>Moves elements into a range.</summary>
    public static Value Clip(this Value x, float low, float high) =>
        x.Builder.Op("Clip", [x, x.Like(low), x.Like(high)], x.Type);

    /// <summary>Truth values: where both are equal, broadcasting.</summary>
    public static Value EqualTo(this Value x, Value other) => x.Compare("Equal", other);

    /// <summary>Truth values: where an element equals a number.</summary>
    public static Value EqualTo(this Value x, float number) => x.EqualTo(x.Like(number));

    /// <summary>Where the condition holds the first, else the second, broadcasting.</summary>
    public static Value Where(this Value condition, Value yes, Value no) => condition.Builder.Op(
        "Where", [condition, yes, no],
        yes.Type.Sized(Shape.Broadcast(condition.Shape, Shape.Broadcast(yes.Shape, no.Shape))));

    /// <summary>The value where the condition holds, else zero.</summary>
    public static Value OrZero(this Value condition, Value yes) => condition.Where(yes, yes.Like(0));

    /// <summary>The elements as another type.</summary>
    public static Value Cast(this Value x, ElementType element) => x.Element == element
        ? x
        : x.Builder.Op("Cast", [x], x.Type.As(element), new Attributes { { "to", (long)element } });
}
