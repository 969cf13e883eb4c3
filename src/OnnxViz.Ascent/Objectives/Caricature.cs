using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// How much a layer goes where a given picture drives it: its product with what the picture makes where that is above
/// 0, over the square of the latter, times a weight (A. Mahendran, A. Vedaldi, 2016). The picture itself has 1 times
/// the weight where nothing in the layer is below 0. In text: <c>caricature(relu3_1, owl.jpg, 100)</c>.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Picture">The picture file, or a .npy file of what the layer is to make.</param>
/// <param name="Weight">The weight C beside the penalties.</param>
[Notation("caricature", "how much a layer goes where a picture file drives it")]
public sealed record Caricature(string Layer, string Picture, float Weight = 1) : GivenPicture(Layer, Picture)
{
    internal override Objective Keyed => ((Caricature)base.Keyed) with { Weight = 1 };

    /// <inheritdoc/>
    public override Value Build(Activations at)
    {
        var (seen, target) = Compared(at);
        target = target.Relu();
        return (seen * target).Sum(keep: false).OverSquareOf(target) * Weight;
    }

    /// <summary>The score without its weight, 1 for the picture itself.</summary>
    public override (string Name, float Number) Told(float score) => ("exaggeration", score / Weight);
}
