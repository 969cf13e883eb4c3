using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Circular and hyperbolic functions, in operators that run on every device.</summary>
static class Trigonometry
{
    [Gradient("Sin")] static Value Sin(Pullback p) => p.Dy * p.X().Cos();

    [Gradient("Cos")] static Value Cos(Pullback p) => -(p.Dy * p.X().Sin());

    [Gradient("Tan")] static Value Tan(Pullback p) => p.Dy * (1 + p.Y().Square());

    [Gradient("Asin")] static Value Asin(Pullback p) => p.Dy / (1 - p.X().Square()).Sqrt();

    [Gradient("Acos")] static Value Acos(Pullback p) => -(p.Dy / (1 - p.X().Square()).Sqrt());

    [Gradient("Atan")] static Value Atan(Pullback p) => p.Dy / (1 + p.X().Square());

    /// <remarks>cosh² = 1 + sinh².</remarks>
    [Gradient("Sinh")] static Value Sinh(Pullback p) => p.Dy * (1 + p.Y().Square()).Sqrt();

    [Gradient("Cosh")] static Value Cosh(Pullback p) => p.Dy * 0.5f * (p.X().Exp() - (-p.X()).Exp());

    [Gradient("Asinh")] static Value Asinh(Pullback p) => p.Dy / (1 + p.X().Square()).Sqrt();

    [Gradient("Acosh")] static Value Acosh(Pullback p) => p.Dy / (p.X().Square() - 1).Sqrt();

    [Gradient("Atanh")] static Value Atanh(Pullback p) => p.Dy / (1 - p.X().Square());
}
