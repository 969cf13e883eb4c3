using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Gradients.Relevance;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// Layer-wise relevance propagation (S. Bach et al., "On Pixel-Wise Explanations", 2015): the score is handed back from
/// layer to layer, shared by what each input contributed, until it lies on the pixels. In text:
/// <c>lrp(epsilon-plus-flat)</c> or <c>lrp(epsilon-gamma-box)</c>.
/// </summary>
/// <param name="Composite">
/// Which rules: <c>epsilon-plus-flat</c> has z⁺ for convolutions and spreads the first layer's evenly,
/// <c>epsilon-gamma-box</c> has γ and, for a first convolution, the rule for pixels between black and white; both have
/// ε for dense layers.
/// </param>
/// <param name="Gamma">How much more weights of the outcome's own sign count where the rule is γ, a share.</param>
/// <param name="Epsilon">What is added to the divisors of dense layers; more leaves out what contributes
/// little.</param>
[Notation("lrp", "layer-wise relevance propagation (Bach et al., 2015)")]
public sealed record LayerwiseRelevance(
    string Composite = LayerwiseRelevance.PlusFlat, float Gamma = 0.25f, float Epsilon = 1e-6f)
    : GradientMethod(ChannelReduction.Sum)
{
    const string PlusFlat = "epsilon-plus-flat";
    const string GammaBox = "epsilon-gamma-box";

    /// <summary>What the share of the score is called that came to the pixels; biases took the rest.</summary>
    public const string Kept = "share-of-score";

    const double Little = 0.01;

    /// <inheritdoc/>
    public override bool IsSigned => true;

    internal override AttributionMap Measured(AttributionMap map)
    {
        var kept = map.Score == 0 ? 0 : map.Numbers.Sum(number => (double)number) / map.Score;
        return map with
        {
            Facts = new Dictionary<string, double> { [Kept] = kept },
            Remarks = map.IsEmpty || Math.Abs(kept) >= Little
                ? []
                : [$"{kept:P2} of the score came to the pixels, biases took the rest: places compare, sums do not"],
        };
    }

    /// <inheritdoc/>
    protected internal override Value Arrive(ScoredPictures scored, GradientRules plain) =>
        new Differentiator(Rules(plain)).Differentiate([new(scored.Scores, scored.Scores)], [scored.Pictures])[0];

    /// <inheritdoc/>
    protected internal override Value Finish(SampledGradients at) => at[Moment.Gradient];

    /// <inheritdoc/>
    protected override GradientRules Rules(GradientRules plain) => Composite switch
    {
        PlusFlat => RelevanceRules.EpsilonPlusFlat(plain, Epsilon),
        GammaBox => RelevanceRules.EpsilonGammaBox(plain, Gamma, Epsilon),
        _ => throw new OnnxVizException(
            $"there is no composite {Composite} of relevance rules: there are {PlusFlat} and {GammaBox}"),
    };
}
