using OnnxViz.Graph;
using static OnnxViz.Gradients.Rules.Standardized;

namespace OnnxViz.Gradients.Rules;

/// <summary>Normalisations over their own statistics: y = scale z + bias, with z the standardised input.</summary>
static class Normalizations
{
    [Gradient("InstanceNormalization")]
    static Value Instance(Pullback p) => InstanceContent(p).PullBack(Wide(p.Dy) * Channels.Align(Wide(p.X(1)), p.X()));

    [Gradient("InstanceNormalization", 1)]
    static Value InstanceScale(Pullback p) => Channels.Sum(Wide(p.Dy) * InstanceContent(p).Content);

    [Gradient("LayerNormalization")]
    static Value Layer(Pullback p)
    {
        var content = LayerContent(p);
        var inner = Enumerable.Range(0, 3).Where(p.Arrives).Select(output => LayerFrom(p, output, content)).ToArray();
        return inner.Aggregate((left, right) => left + right);
    }

    [Gradient("LayerNormalization", 1)] static Value LayerScale(Pullback p) => Wide(p.Dy) * LayerContent(p).Content;

    [Gradient("LayerNormalization", 2)] static Value LayerBias(Pullback p) => p.Dy;

    [Gradient("GroupNormalization")]
    static Value Group(Pullback p)
    {
        var gradient = Wide(p.Dy) * Channels.Align(Wide(p.X(1)), p.X());
        return GroupContent(p).PullBack(gradient.Reshape(Groups(p))).Reshape(p.X().Shape);
    }

    [Gradient("GroupNormalization", 1)]
    static Value GroupScale(Pullback p) => Channels.Sum(Wide(p.Dy) * GroupContent(p).Content.Reshape(p.X().Shape));

    [Gradient("InstanceNormalization", 2), Gradient("GroupNormalization", 2)]
    static Value ChannelBias(Pullback p) => Channels.Sum(Wide(p.Dy));

    /// <remarks>The operator adds 1e-9 to the deviation, which its square in the variance comes close to.</remarks>
    [Gradient("MeanVarianceNormalization")]
    static Value MeanVariance(Pullback p)
    {
        var axes = (p.Ints("axes") ?? [0, 2, 3]).Select(axis => (long)p.X().Shape.Axis(axis)).ToArray();
        return Of(p.X(), axes, 1e-18f).PullBack(Wide(p.Dy));
    }

    /// <remarks>y = x/n, so dx = (dy − n′ Σ dy y)/n with n′ = y for p = 2, sign x for p = 1; 0 for 0.</remarks>
    [Gradient("LpNormalization")]
    static Value Lp(Pullback p)
    {
        long[] axis = [p.Axis("axis", -1)];
        var first = p.Int("p", 2) == 1;
        var norm = first ? p.X().Abs().Sum(axis) : p.X().Square().Sum(axis).Sqrt();
        var slope = first ? p.X().Sign() : p.Y();
        return (norm > 0).OrZero((p.Dy - (slope * (p.Dy * p.Y()).Sum(axis))) / norm);
    }

    static Standardized InstanceContent(Pullback p) =>
        Of(p.X(), [.. Enumerable.Range(2, p.X().Rank - 2).Select(axis => (long)axis)], p.Float("epsilon", 1e-5f));

    static Standardized LayerContent(Pullback p)
    {
        var axis = p.Axis("axis", -1);
        long[] axes = [.. Enumerable.Range(axis, p.X().Rank - axis).Select(each => (long)each)];
        return Of(p.X(), axes, p.Float("epsilon", 1e-5f));
    }

    /// <remarks>Outputs: scaled content, mean, and inverse deviation i, which passes −i² z / count.</remarks>
    static Value LayerFrom(Pullback p, int output, Standardized content)
    {
        var gradient = Wide(p.DyOf(output));
        var count = (float)content.Content.Shape.Size / content.InverseDeviation.Shape.Size;
        return output switch
        {
            0 => content.PullBack(gradient * Wide(p.X(1))),
            1 => (gradient / count).Expand(p.X().Shape),
            _ => -(gradient * content.InverseDeviation.Square() * content.Content / count),
        };
    }

    static Standardized GroupContent(Pullback p) => Of(p.X().Reshape(Groups(p)), [2], p.Float("epsilon", 1e-5f));

    static Shape Groups(Pullback p)
    {
        var (batch, groups) = (p.X().Shape[0], p.Int("num_groups", 1));
        return [batch, groups, p.X().Shape.Size / (batch * groups)];
    }
}
