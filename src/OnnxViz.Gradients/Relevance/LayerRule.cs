using OnnxViz.Graph;

namespace OnnxViz.Gradients.Relevance;

/// <summary>
/// How relevance passes a layer: shared among its inputs by what each contributes, x being the input and w the weights.
/// Formulas: S. Bach et al. 2015 (ε, z⁺), G. Montavon et al. 2019 and C. Anders et al. 2021 (γ for inputs of either
/// sign), S. Lapuschkin et al. 2019 (flat), G. Montavon et al. 2017 (box).
/// </summary>
/// <param name="gradient">The layer's gradient rule.</param>
sealed class LayerRule(GradientRule gradient)
{
    /// <summary>R' = x ∘ wᵀ(R / (z + ε sign z)), the bias being part of z.</summary>
    public Value Epsilon(Pullback p, float epsilon) =>
        p.X(p.Index) * gradient(p.Arriving(p.Dy / p.Y().Away(epsilon)));

    /// <summary>
    /// z⁺ = x⁺w⁺ + x⁻w⁻, with what is positive of the bias: R' = x⁺ ∘ w⁺ᵀ(R/z⁺) + x⁻ ∘ w⁻ᵀ(R/z⁺).
    /// </summary>
    public Value Positive(Pullback p)
    {
        var (x, w) = (p.X(p.Index), Weight(p));
        var parts = Halves(p, x, w.Positive(), w.Negative(), Bias(p)?.Positive());
        return Share(parts, p.Dy / Sum(parts).Away());
    }

    /// <summary>
    /// As ε with the weights of the outcome's own sign raised by a share γ: of terms x w > 0 where z > 0, of terms
    /// x w &lt; 0 where z &lt; 0.
    /// </summary>
    public Value Gamma(Pullback p, float gamma)
    {
        var (x, w, bias) = (p.X(p.Index), Weight(p), Bias(p));
        var (above, below) = (w.RaisedAbove(gamma), w.RaisedBelow(gamma));
        var positive = Halves(p, x, above, below, bias?.RaisedAbove(gamma));
        var negative = Halves(p, x, below, above, bias?.RaisedBelow(gamma));
        return Share(positive, (p.Y() > 0).OrZero(p.Dy / Sum(positive).Away()))
            + Share(negative, (p.Y() < 0).OrZero(p.Dy / Sum(negative).Away()));
    }

    /// <summary>The same to every input of a window: x and w are 1, and there is no bias.</summary>
    public Value Flat(Pullback p)
    {
        var ones = new LayerCopy(p, gradient, p.X(p.Index).Ones(), Weight(p).Ones(), null);
        return ones.Back(p.Dy / ones.Output.Away());
    }

    /// <summary>
    /// By x w − l w⁺ − h w⁻ for inputs between l and h; the bias falls out of it.
    /// </summary>
    public Value Box(Pullback p)
    {
        var ((low, high), w, bias) = (Preparation.Ends(p.X(p.Index)), Weight(p), Bias(p));
        var whole = new LayerCopy(p, gradient, p.X(p.Index), w, bias);
        var least = new LayerCopy(p, gradient, low, w.Positive(), bias?.Positive());
        var most = new LayerCopy(p, gradient, high, w.Negative(), bias?.Negative());
        var arriving = p.Dy / (whole.Output - least.Output - most.Output).Away();
        return whole.Share(arriving) - least.Share(arriving) - most.Share(arriving);
    }

    /// <summary>The positive inputs by some weights, with a bias, and the negative ones, where there are any, by
    /// others.</summary>
    LayerCopy[] Halves(Pullback p, Value x, Value positive, Value negative, Value? bias) => Signs.IsNeverNegative(x)
        ? [new(p, gradient, x, positive, bias)]
        : [new(p, gradient, x.Positive(), positive, bias), new(p, gradient, x.Negative(), negative, null)];

    static Value Sum(LayerCopy[] parts) => parts.Select(part => part.Output).Aggregate((left, right) => left + right);

    static Value Share(LayerCopy[] parts, Value arriving) =>
        parts.Select(part => part.Share(arriving)).Aggregate((left, right) => left + right);

    static Value Weight(Pullback p) => p.X(1 - p.Index);

    static Value? Bias(Pullback p) => p.Has(2) ? p.X(2) : null;
}
