using OnnxViz.Graph;

namespace OnnxViz.Gradients;

/// <summary>
/// Other ways back through activations, which show what a unit looks for more cleanly than the gradient does
/// (Springenberg et al. 2015, section 3.4). They hold for activations that do nothing, or less, to negative numbers.
/// Pools go to the place of their maximum in any case.
/// </summary>
public static class BackwardRules
{
    static readonly IReadOnlyList<string> Activations = OperatorTable.With(OperatorTraits.Rectifier);

    /// <summary>
    /// Guided backpropagation: what arrives passes where it is positive, and then as the gradient does; for a ReLU r' =
    /// max(r, 0) [x > 0].
    /// </summary>
    public static GradientRules Guided(GradientRules rules) =>
        Activations.Aggregate(rules, (all, name) => all.With(name, Guide(rules.Find(name))));

    /// <summary>
    /// The deconvolutional network of Zeiler and Fergus (2014): what arrives passes where it is positive, whatever went
    /// forward: r' = max(r, 0). Local response normalisation is left out on the way back.
    /// </summary>
    /// <remarks>
    /// Pools take their first maximum: forms that share among equal maxima count on ReLUs to drop what goes to zeros.
    /// </remarks>
    public static GradientRules Deconvnet(GradientRules rules) =>
        Activations.Aggregate(rules, (all, name) => all.With(name, p => p.Dy.Relu()))
            .With("LRN", p => p.Dy)
            .With("MaxPool", GradientRules.Standard.Find("MaxPool"));

    /// <summary>ReLUs that let a share of what arrives pass where they are shut, on the way back alone.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="share">The share, 0 for the gradient itself.</param>
    public static GradientRules Leaky(GradientRules rules, float share) => share == 0
        ? rules
        : rules.With("Relu", p => (p.Y() > 0).Where(p.Dy, p.Dy * share));

    static GradientRule Guide(GradientRule rule) => p => rule(p.Arriving(p.Dy.Relu()));
}
