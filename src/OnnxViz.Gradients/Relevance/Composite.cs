using OnnxViz.Graph;

namespace OnnxViz.Gradients.Relevance;

/// <summary>Rules of relevance for all operators that have one, made of those for layers with weights.</summary>
static class Composite
{
    const string Refusal = "relevance has no rule for it";

    /// <summary>Each number that comes out is one that went in: relevance goes where the gradient goes.</summary>
    static readonly string[] Copies = Words(
        "Identity Cast CastLike Dropout Reshape Flatten Squeeze Unsqueeze Transpose Expand Tile Concat Split Slice Pad "
        + "Gather GatherND GatherElements DepthToSpace SpaceToDepth ReverseSequence MaxPool GlobalMaxPool ReduceMax "
        + "ReduceMin Max Min Where");

    /// <summary>Sums by fixed weights: relevance is shared by what each input contributes.</summary>
    static readonly string[] Sums =
        Words("Add Sub Sum Mean AveragePool GlobalAveragePool ReduceMean ReduceSum Resize CumSum");

    /// <summary>Functions of one number, and normalisations: relevance passes.</summary>
    static readonly string[] Passes =
    [
        .. Words(
            "Pow Div PRelu LRN BatchNormalization InstanceNormalization LayerNormalization GroupNormalization "
            + "QuantizeLinear DequantizeLinear"),
        .. OperatorTable.With(OperatorTraits.Elementwise).Except(Copies),
    ];

    /// <summary>The rules.</summary>
    /// <param name="rules">The gradient rules to build on.</param>
    /// <param name="choose">The relevance behind a layer, told whether none is before it.</param>
    public static GradientRules Of(GradientRules rules, Func<LayerRule, Pullback, bool, Value> choose)
    {
        var standard = GradientRules.Standard.Of(Copies);
        var sums = rules.Of(Sums).Select(pair => KeyValuePair.Create(pair.Key, Sum(pair.Value)));
        var passes = Passes.Select(
            name => KeyValuePair.Create<(string, int), GradientRule>((name, 0), p => p.Dy));
        var layers = rules.Of(Preparation.Layers).Where(pair => pair.Key is (_, 0) or ("MatMul", 1))
            .Select(pair => KeyValuePair.Create(pair.Key, Layer(new(pair.Value), choose)));
        var products = rules.Of(["Mul"]).Select(
            pair => KeyValuePair.Create<(string, int), GradientRule>(pair.Key, Product));
        return rules.Replaced([.. standard, .. sums, .. passes, .. products, .. layers], Refusal);
    }

    /// <summary>By contribution; numbers that are added to everything, as in activations, take no part, nor do those
    /// that are added before the first layer, which prepare pictures.</summary>
    static GradientRule Sum(GradientRule gradient) => p => IsShift(p)
        ? p.Dy
        : p.X(p.Index) * gradient(p.Arriving(p.Dy / p.Y().Away()));

    /// <summary>Factors that both hang on the pictures share evenly (R. Achtibat et al. 2024).</summary>
    static Value Product(Pullback p) => p.IsActive(1 - p.Index) ? p.Dy / 2 : p.Dy;

    static GradientRule Layer(LayerRule layer, Func<LayerRule, Pullback, bool, Value> choose) => p =>
        p.IsActive(1 - p.Index)
            ? throw new OnnxVizException(
                $"gradients cannot pass {p.Node.Operator} ({p.Node.Label}): both of its factors hang on the "
                + "pictures, and "
                + Refusal)
            : choose(layer, p, Preparation.Holds(p.Graph, p.Node.Inputs[p.Index]));

    static bool IsShift(Pullback p) =>
        p.Node.Operator is "Add" or "Sub" && p.X(1 - p.Index) is { Constant: not null } other
            && (other.Shape.Size == 1 || Preparation.Holds(p.Graph, p.Node.Outputs[0]));

    static string[] Words(string text) => text.Split(' ');
}
