using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Normalisation over neighbouring channels: y = x s^−β with s = k + α mean(x²) over some channels.</summary>
static class LocalResponse
{
    /// <remarks>dx = dy s^−β − 2 α β x mean(dy y / s). The size is odd: ONNX Runtime takes no other.</remarks>
    [Gradient("LRN")]
    static Value Lrn(Pullback p)
    {
        var (alpha, beta, size) = (p.Float("alpha", 1e-4f), p.Float("beta", 0.75f), p.Int("size", 1));
        var s = (ChannelMean(p.X().Square(), size) * alpha) + p.Float("bias", 1);
        return (p.Dy * s.Pow(-beta)) - (2 * alpha * beta * p.X() * ChannelMean(p.Dy * p.Y() / s, size));
    }

    /// <summary>The mean over each channel and its neighbours, counting absent ones as zeros.</summary>
    static Value ChannelMean(Value x, long size)
    {
        var last = x.Reshape([x.Shape[0], x.Shape[1], x.Shape.Size / (x.Shape[0] * x.Shape[1])]).Transpose(0, 2, 1);
        var means = last.AveragePool(Window.Square(size, padding: size / 2, rank: 1), countPadding: true);
        return means.Transpose(0, 2, 1).Reshape(x.Shape);
    }
}
