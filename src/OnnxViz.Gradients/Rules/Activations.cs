using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Activation functions, from their outputs where that is enough: an output is kept anyway, and an input would forbid fusing.</summary>
static class Activations
{
    [Gradient("Relu")] static Value Relu(Pullback p) => (p.Y() > 0).OrZero(p.Dy);

    /// <remarks>A step function that stays in the blocked CPU layout: 0 at 0, 1 above 1e-38.</remarks>
    [Gradient("Relu", Profile = Profile.Cpu)]
    static Value ReluBlocked(Pullback p) => p.Y().Element == ElementType.Float ? p.Dy * p.Y().HardSigmoid(3e38f, 0) : Relu(p);

    [Gradient("Tanh")] static Value Tanh(Pullback p) => p.Dy * (1 - (p.Y() * p.Y()));

    [Gradient("Sigmoid")] static Value Sigmoid(Pullback p) => p.Dy * p.Y() * (1 - p.Y());
}
