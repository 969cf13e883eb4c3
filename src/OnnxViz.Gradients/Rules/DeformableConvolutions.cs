using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Convolutions whose taps lie where offsets move them to, and are weighed by a mask.</summary>
static class DeformableConvolutions
{
    [Gradient("DeformConv", 0)]
    static Value Input(Pullback p)
    {
        var taps = DeformedTaps.Of(p);
        return taps.Samples.PictureGradient(taps.Masked(taps.ArrivingAtTaps())).Reshape(p.X().Shape);
    }

    [Gradient("DeformConv", 1)]
    static Value Weight(Pullback p)
    {
        var taps = DeformedTaps.Of(p);
        var columns = taps.Columns(taps.Masked(taps.Sampled()));
        return taps.Arriving().MatMul(columns.TransposeMatrix()).Sum([0], keep: false).Reshape(p.X(1).Shape);
    }

    [Gradient("DeformConv", 2)]
    static Value Offset(Pullback p)
    {
        var taps = DeformedTaps.Of(p);
        return taps.OffsetGradient(taps.Samples.PositionGradient(taps.Pictures(), taps.Masked(taps.ArrivingAtTaps())));
    }

    [Gradient("DeformConv", 3)] static Value Bias(Pullback p) => Channels.Sum(p.Dy);

    [Gradient("DeformConv", 4)]
    static Value Mask(Pullback p)
    {
        var taps = DeformedTaps.Of(p);
        return (taps.ArrivingAtTaps() * taps.Sampled()).Sum([0]).Reshape(p.X(4).Shape);
    }
}
