using static OnnxViz.Graph.OperatorTraits;

namespace OnnxViz.Graph;

/// <summary>The one table of operators' traits; an operator that is not in it has none.</summary>
public static class OperatorTable
{
    static readonly Dictionary<string, OperatorTraits> Traits = new[]
    {
        Rows(
            OperatorTraits.Elementwise | Pointwise,
            "Abs Acos Acosh Asin Asinh Atan Atanh Ceil Cos Cosh Erf Exp FastGelu Floor IsInf IsNaN Log Neg Not "
            + "QuickGelu Reciprocal "
            + "Round Shrink Sign Sin Sinh Softplus Softsign Sqrt Swish Tan"),
        Rows(OperatorTraits.Elementwise | Pointwise | Squasher, "Sigmoid HardSigmoid Tanh"),
        Rows(OperatorTraits.Elementwise | Pointwise | Rectifier | Silencer, "Relu Clip"),
        Rows(
            OperatorTraits.Elementwise | Pointwise | Rectifier,
            "LeakyRelu ThresholdedRelu Elu Selu Celu HardSwish Gelu Mish"),
        Rows(Pointwise | Rectifier, "PRelu"),
        Rows(OperatorTraits.Elementwise | Pointwise | Copy, "Cast Dropout Identity"),
        Rows(Pointwise | Copy, "CastLike DequantizeLinear QuantizeLinear"),
        Rows(Pointwise | Arithmetic, "Add Sub Mul Div"),
        Rows(
            Pointwise,
            "And BiasAdd BiasGelu BitShift Concat Equal Expand Greater GreaterOrEqual LRN Less LessOrEqual Max Mean "
            + "Min Mod Or "
            + "Pow Sum Where Xor"),
        Rows(Pointwise | Normalization, "BatchNormalization"),
        Rows(Normalization, "InstanceNormalization"),
        Rows(Squasher, "Softmax LogSoftmax"),
        Rows(Pool, "MaxPool AveragePool GlobalMaxPool GlobalAveragePool"),
    }.SelectMany(rows => rows).ToDictionary(StringComparer.Ordinal);

    /// <summary>Whether an operator has one of some traits.</summary>
    /// <param name="operation">The operator's name in the standard domain.</param>
    /// <param name="traits">The traits.</param>
    public static bool Is(string operation, OperatorTraits traits) => (
        Traits.GetValueOrDefault(operation) & traits) != 0;

    /// <summary>The operators with one of some traits, by name.</summary>
    public static IReadOnlyList<string> With(OperatorTraits traits) => [.. Traits.Keys.Where(
        operation => Is(operation, traits)).Order(StringComparer.Ordinal)];

    static IEnumerable<KeyValuePair<string, OperatorTraits>> Rows(OperatorTraits traits, string names) =>
        names.Split(' ').Select(name => KeyValuePair.Create(name, traits));
}
