using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// Activation functions, from their outputs where that is enough: an output is kept anyway, an input would
/// forbid fusing.
/// </summary>
static class Activations
{
    [Gradient("Relu")] static Value Relu(Pullback p) => (p.Y() > 0).OrZero(p.Dy);

    /// <remarks>A step function that stays in the blocked CPU layout: 0 at 0, 1 above 1e-38.</remarks>
    [Gradient("Relu", Profile = Profile.Cpu)]
    static Value ReluBlocked(Pullback p) =>
        p.Y().Element == ElementType.Float ? p.Dy * p.Y().HardSigmoid(3e38f, 0) : Relu(p);

    [Gradient("LeakyRelu")]
    static Value LeakyRelu(Pullback p)
    {
        var alpha = p.Float("alpha", 0.01f);
        return Above(p, alpha).Where(p.Dy, p.Dy * alpha);
    }

    [Gradient("PRelu")] static Value PRelu(Pullback p) => (p.X() > 0).Where(p.Dy, p.Dy * p.X(1));

    [Gradient("PRelu", 1)] static Value PReluSlope(Pullback p) => (p.X() > 0).Where(p.Dy.Like(0), p.Dy * p.X());

    [Gradient("ThresholdedRelu")]
    static Value ThresholdedRelu(Pullback p) => (p.X() > p.Float("alpha", 1)).OrZero(p.Dy);

    /// <remarks>y = α (eˣ − 1) below zero, so dx = dy (y + α) there.</remarks>
    [Gradient("Elu")]
    static Value Elu(Pullback p)
    {
        var alpha = p.Float("alpha", 1);
        return Above(p, alpha).Where(p.Dy, p.Dy * (p.Y() + alpha));
    }

    [Gradient("Selu")]
    static Value Selu(Pullback p)
    {
        var (alpha, gamma) = (p.Float("alpha", 1.6732632f), p.Float("gamma", 1.050701f));
        return (p.X() > 0).Where(p.Dy * gamma, p.Dy * (p.Y() + (gamma * alpha)));
    }

    /// <remarks>y = α (exp(x/α) − 1) below zero, so dx = dy (y/α + 1) there.</remarks>
    [Gradient("Celu")]
    static Value Celu(Pullback p) => (p.X() > 0).Where(p.Dy, p.Dy * ((p.Y() / p.Float("alpha", 1)) + 1));

    /// <remarks>One at the borders; but behind a convolution a clip from zero is a ReLU6, which passes nothing there.
    /// </remarks>
    [Gradient("Clip")]
    static Value Clip(Pullback p) => (p.Has(1), p.Has(2)) switch
    {
        (true, true) when TopOfRelu(p) is not null => ((p.Y() > 0) & (p.Y() < p.X(2))).OrZero(p.Dy),
        (true, true) => ((p.X() >= p.X(1)) & (p.X() <= p.X(2))).OrZero(p.Dy),
        (true, false) => (p.X() >= p.X(1)).OrZero(p.Dy),
        (false, true) => (p.X() <= p.X(2)).OrZero(p.Dy),
        _ => p.Dy,
    };

    /// <remarks>Steps at both ends that stay in the blocked CPU layout.</remarks>
    [Gradient("Clip", Profile = Profile.Cpu)]
    static Value ClipBlocked(Pullback p) =>
        TopOfRelu(p) is { } top && p.Y().Element == ElementType.Float
            ? p.Dy * p.Y().HardSigmoid(3e38f, 0) * Below(p.Y(), top)
            : Clip(p);

    [Gradient("Clip", 1)] static Value ClipLow(Pullback p) => (p.X() < p.X(1)).OrZero(p.Dy);

    [Gradient("Clip", 2)] static Value ClipHigh(Pullback p) => (p.X() > p.X(2)).OrZero(p.Dy);

    [Gradient("Tanh")] static Value Tanh(Pullback p) => p.Dy * (1 - (p.Y() * p.Y()));

    [Gradient("Sigmoid")] static Value Sigmoid(Pullback p) => p.Dy * p.Y() * (1 - p.Y());

    [Gradient("HardSigmoid")]
    static Value HardSigmoid(Pullback p) => ((p.Y() > 0) & (p.Y() < 1)).OrZero(p.Dy * p.Float("alpha", 0.2f));

    /// <remarks>Steps at both ends that stay in the blocked CPU layout.</remarks>
    [Gradient("HardSigmoid", Profile = Profile.Cpu)]
    static Value HardSigmoidBlocked(Pullback p) => p.Y().Element == ElementType.Float
        ? p.Dy * p.Float("alpha", 0.2f) * p.Y().HardSigmoid(3e38f, 0) * Below(p.Y(), 1)
        : HardSigmoid(p);

    /// <remarks>y = x h(x) with h a hard sigmoid, so dx = dy (h + x h′), h′ = 1/6 where h is neither 0 nor 1.</remarks>
    [Gradient("HardSwish")]
    static Value HardSwish(Pullback p)
    {
        var gate = p.X().HardSigmoid(1 / 6f, 0.5f);
        return p.Dy * (gate + ((gate > 0) & (gate < 1)).OrZero(p.X() / 6));
    }

    [Gradient("Softplus")] static Value Softplus(Pullback p) => p.Dy * p.X().Sigmoid();

    [Gradient("Softsign")] static Value Softsign(Pullback p) => p.Dy / (p.X().Abs() + 1).Square();

    [Gradient("Shrink")] static Value Shrink(Pullback p) => (p.X().Abs() > p.Float("lambd", 0.5f)).OrZero(p.Dy);

    /// <remarks>y = x t with t = tanh(softplus(x)), so dx = dy (t + x σ(x) (1 − t²)).</remarks>
    [Gradient("Mish")]
    static Value Mish(Pullback p)
    {
        var gate = p.X().Softplus().Tanh();
        return p.Dy * (gate + (p.X() * p.X().Sigmoid() * (1 - gate.Square())));
    }

    [Gradient("Gelu")]
    static Value Gelu(Pullback p) =>
        p.Dy * (p.Text("approximate", "none") == "tanh" ? GeluSlopeByTanh(p.X()) : GeluSlope(p.X()));

    /// <remarks>dx = y ∘ (dy − Σ dy ∘ y), the sum running along the softmax axis.</remarks>
    [Gradient("Softmax")]
    static Value Softmax(Pullback p) => p.Y() * (p.Dy - (p.Dy * p.Y()).Sum([p.Axis("axis", -1)]));

    [Gradient("LogSoftmax")]
    static Value LogSoftmax(Pullback p) => p.Dy - (p.Y().Exp() * p.Dy.Sum([p.Axis("axis", -1)]));

    /// <summary>The upper end of a clip from zero behind a convolution; null where it is another.</summary>
    static float? TopOfRelu(Pullback p) =>
        p.Has(1) && p.Has(2) && p.X(1).Constant?.ToFloats() is [0] && p.X(2).Constant?.ToFloats() is [> 0 and var top]
        && p.Graph.Nodes.FirstOrDefault(node => node.Outputs.Contains(p.X().Name)) is { Operator: "Conv" }
            ? top
            : null;

    /// <summary>1 where a value is below a positive number, 0 where it is not, by a HardSigmoid.</summary>
    /// <remarks>
    /// a (top − y) with a the power of two that makes 1 of the distance to the next number below: both products and
    /// near the end the difference are exact.
    /// </remarks>
    static Value Below(Value value, float top)
    {
        var steep = MathF.ScaleB(1, 24 - (int)MathF.Floor(MathF.Log2(top)));
        return value.HardSigmoid(-steep, steep * top);
    }

    /// <summary>Where the input is positive; from the output where the branch below zero keeps the sign.</summary>
    static Value Above(Pullback p, float alpha) => alpha >= 0 ? p.Y() > 0 : p.X() > 0;

    /// <remarks>y = x Φ(x), so y′ = Φ(x) + x φ(x).</remarks>
    static Value GeluSlope(Value x)
    {
        var distribution = 0.5f * (1 + (x * MathF.Sqrt(0.5f)).Erf());
        var density = (x * x * -0.5f).Exp() / MathF.Sqrt(2 * MathF.PI);
        return distribution + (x * density);
    }

    /// <remarks>y = x (1 + t)/2 with t = tanh(√(2/π) (x + 0.044715 x³)).</remarks>
    static Value GeluSlopeByTanh(Value x)
    {
        const float Cubic = 0.044715f;
        var scale = MathF.Sqrt(2 / MathF.PI);
        var tanh = (scale * (x + (Cubic * x * x.Square()))).Tanh();
        var inner = scale * (1 + (3 * Cubic * x.Square()));
        return 0.5f * (1 + tanh + (x * (1 - tanh.Square()) * inner));
    }
}
