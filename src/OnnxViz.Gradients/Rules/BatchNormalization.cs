using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Batch normalisation, stored statistics: y = scale (x − mean) / √(variance + ε) + bias.</summary>
static class BatchNormalization
{
    [Gradient("BatchNormalization")] static Value X(Pullback p) => p.Dy * Factor(p);

    [Gradient("BatchNormalization", 1)]
    static Value Scale(Pullback p) => Channels.Sum(p.Dy * Centered(p)) / Deviation(p);

    [Gradient("BatchNormalization", 2)] static Value Bias(Pullback p) => Channels.Sum(p.Dy);

    [Gradient("BatchNormalization", 3)] static Value Mean(Pullback p) => -Channels.Sum(p.Dy * Factor(p));

    /// <remarks>The derivative of 1/√v is −1/(2 v √v).</remarks>
    [Gradient("BatchNormalization", 4)]
    static Value Variance(Pullback p) =>
        -0.5f * Channels.Sum(p.Dy * Factor(p) * Centered(p)) / (p.X(4) + Epsilon(p));

    /// <summary>
    /// scale / √(variance + ε). Where both are known this is one constant of shape 1xCx1x1, which stays in the
    /// blocked CPU layout.
    /// </summary>
    static Value Factor(Pullback p)
    {
        RequireStored(p);
        return (p.X(1).Constant, p.X(4).Constant) is ({ } scale, { } variance)
            ? p.Graph.Constant(Known(p, scale, variance), "factor").Cast(p.X().Element)
            : Channels.Align(p.X(1) / Deviation(p), p.X());
    }

    static Tensor Known(Pullback p, Tensor scale, Tensor variance)
    {
        var epsilon = Epsilon(p);
        return Tensor.Later(
            Channels.ShapeFor(p.X()),
            () => [.. scale.ToFloats().Zip(variance.ToFloats(), (s, v) => s / MathF.Sqrt(v + epsilon))]);
    }

    static Value Deviation(Pullback p)
    {
        RequireStored(p);
        return (p.X(4) + Epsilon(p)).Sqrt();
    }

    static void RequireStored(Pullback p)
    {
        if (p.Int("training_mode", 0) != 0)
        {
            throw new OnnxVizException(
                $"node {p.Node.Label} (BatchNormalization) is in training mode, which has no gradient: "
                + "export the model in evaluation mode");
        }
    }

    static Value Centered(Pullback p) => p.X() - Channels.Align(p.X(3), p.X());

    static float Epsilon(Pullback p) => p.Float("epsilon", 1e-5f);
}
