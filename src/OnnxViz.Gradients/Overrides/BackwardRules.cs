using OnnxViz.Graph;

namespace OnnxViz.Gradients;

/// <summary>
/// Other ways back through activations, which show what a unit looks for more cleanly than the gradient does
/// (Springenberg et al. 2015, section 3.4). They hold for activations that do nothing, or less, to negative numbers.
/// Pools go to the place of their maximum in any case.
/// </summary>
public static class BackwardRules
{
    const int Seed = 17;

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
        Family(rules, masks: false, switches: true, rectifies: true);

    /// <summary>
    /// The eight ways of A. Mahendran and A. Vedaldi ("Salient Deconvolutional Networks", 2016), each with local
    /// response normalisation left out: all three is guided backpropagation, the last two the deconvolutional network,
    /// the first two the gradient, none the architecture alone.
    /// </summary>
    /// <param name="rules">The rules.</param>
    /// <param name="masks">Whether what arrives at an activation passes as its gradient does, for a ReLU where x > 0;
    /// else everywhere.</param>
    /// <param name="switches">Whether pools lead to where their first maximum was; else to the middle of the window,
    /// before which the smaller half lies.</param>
    /// <param name="rectifies">Whether only what is positive passes an activation.</param>
    public static GradientRules Family(GradientRules rules, bool masks, bool switches, bool rectifies) =>
        Through(
            rules,
            name => Passing(rules.Find(name), masks, rectifies),
            switches ? GradientRules.Standard.Find("MaxPool") : PoolCentre.Route);

    /// <summary>What arrives at an activation passes at a random half of its places, the same at every run, whatever
    /// went forward: what is seen all the same is not what the picture opened. Local response normalisation is left
    /// out.</summary>
    /// <param name="rules">The rules.</param>
    public static GradientRules Noisy(GradientRules rules) =>
        Through(rules, _ => p => p.Dy * RandomMask(p), GradientRules.Standard.Find("MaxPool"));

    /// <summary>ReLUs that let a share of what arrives pass where they are shut, on the way back alone.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="share">The share, 0 for the gradient itself.</param>
    public static GradientRules Leaky(GradientRules rules, float share) => share == 0
        ? rules
        : rules.With("Relu", p => (p.Y() > 0).Where(p.Dy, p.Dy * share));

    /// <summary>Other rules for activations and max pools, local response normalisation left out.</summary>
    static GradientRules Through(GradientRules rules, Func<string, GradientRule> activation, GradientRule pool) =>
        Activations.Aggregate(rules, (all, name) => all.With(name, activation(name)))
            .With("LRN", p => p.Dy)
            .With("MaxPool", pool);

    static GradientRule Passing(GradientRule rule, bool masks, bool rectifies) => (masks, rectifies) switch
    {
        (true, true) => Guide(rule),
        (true, false) => rule,
        (false, true) => p => p.Dy.Relu(),
        _ => p => p.Dy,
    };

    static Value RandomMask(Pullback p)
    {
        var (shape, random) = (p.X().Shape.With(0, 1), new Random(Seed));
        return p.Graph.Constant(
            Tensor.Of([.. Enumerable.Range(0, (int)shape.Size).Select(_ => (float)random.Next(2))], shape), "mask");
    }

    static GradientRule Guide(GradientRule rule) => p => rule(p.Arriving(p.Dy.Relu()));
}
