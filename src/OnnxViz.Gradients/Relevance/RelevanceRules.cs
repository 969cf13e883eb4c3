namespace OnnxViz.Gradients.Relevance;

/// <summary>
/// Layer-wise relevance propagation (S. Bach et al. 2015) as sets of rules: what goes back is the relevance itself.
/// Seed the differentiator with a score as its own gradient; what arrives at a tensor is the part of the score that
/// came through there, and sums to the score where no bias has taken some. Composites are those of C. Anders et al.
/// 2021.
/// </summary>
public static class RelevanceRules
{
    /// <summary>ε for dense layers, z⁺ for convolutions, flat for the first layer.</summary>
    /// <param name="rules">The gradient rules to build on.</param>
    /// <param name="epsilon">What is added to the divisor of the dense layers.</param>
    public static GradientRules EpsilonPlusFlat(GradientRules rules, float epsilon = Stabilizer.Least) => Composite.Of(
        rules,
        (layer, p, isFirst) =>
            isFirst ? layer.Flat(p) : IsConvolution(p) ? layer.Positive(p) : layer.Epsilon(p, epsilon));

    /// <summary>ε for dense layers, γ for convolutions, the box rule for a first layer that is one.</summary>
    /// <param name="rules">The gradient rules to build on.</param>
    /// <param name="gamma">The share by which weights of the outcome's own sign count for more.</param>
    /// <param name="epsilon">What is added to the divisor of the dense layers.</param>
    public static GradientRules EpsilonGammaBox(
        GradientRules rules, float gamma = 0.25f, float epsilon = Stabilizer.Least) => Composite.Of(
        rules,
        (layer, p, isFirst) => !IsConvolution(p) ? layer.Epsilon(p, epsilon)
            : isFirst ? layer.Box(p)
            : layer.Gamma(p, gamma));

    static bool IsConvolution(Pullback p) => p.Node.Operator is "Conv" or "ConvTranspose";
}
