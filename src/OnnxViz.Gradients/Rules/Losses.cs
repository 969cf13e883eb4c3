using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// Losses of classifiers: minus the target's weight times its logarithmic probability, summed or averaged where asked
/// for.
/// </summary>
[NoGradient("NegativeLogLikelihoodLoss", 1), NoGradient("NegativeLogLikelihoodLoss", 2)]
[NoGradient("SoftmaxCrossEntropyLoss", 1), NoGradient("SoftmaxCrossEntropyLoss", 2)]
static class Losses
{
    [Gradient("NegativeLogLikelihoodLoss")]
    static Value NegativeLogLikelihood(Pullback p)
    {
        var weights = Weights(p);
        return p.Text("reduction", "mean") switch
        {
            "none" => -weights * p.Dy.Reshape(p.X().Shape.With(1, 1)),
            "sum" => -weights * p.Dy,
            _ => -weights * p.Dy / weights.Sum(keep: false),
        };
    }

    /// <remarks>The gradient d of the logarithmic probabilities, less their share: dx = d − softmax(x) Σ d.</remarks>
    [Gradient("SoftmaxCrossEntropyLoss")]
    static Value SoftmaxCrossEntropy(Pullback p)
    {
        var loss = p.Arrives(0) ? NegativeLogLikelihood(p) : p.Graph.Zeros(p.X().Type);
        var gradient = p.Arrives(1) ? loss + p.DyOf(1) : loss;
        var softmax = p.X().Unary("Softmax", new Attributes { { "axis", 1 } });
        return gradient - (softmax * gradient.Sum([1]));
    }

    /// <summary>For each element the weight of its class where that is the target, else zero.</summary>
    static Value Weights(Pullback p)
    {
        var x = p.X();
        var target = p.X(1).Cast(ElementType.Int64).Reshape(x.Shape.With(1, 1));
        var classes = Shape.From(x.Shape.Select((size, axis) => axis == 1 ? size : 1));
        var isTarget = target.EqualTo(p.Graph.Count(classes, 1));
        var counts = p.Node.Attributes.Has("ignore_index")
            ? isTarget & !target.EqualTo(p.Int("ignore_index", 0))
            : isTarget;
        var weights = p.Has(2) ? p.X(2).Reshape(classes) : p.Graph.Ones(x.Type.Sized(classes));
        return counts.OrZero(weights);
    }
}
