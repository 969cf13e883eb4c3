using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// How near the Gram matrix of a layer is to that of a given picture: minus the squared distance, over the square of
/// the given picture's, so that 0 is the same (L. Gatys et al., "Image Style Transfer Using Convolutional Neural
/// Networks", 2016). In text: <c>style(relu3_1, brick.png)</c>.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Picture">The picture file, or a .npy file of what the layer is to make.</param>
[Notation("style", "minus how far a layer's Gram matrix is from that of a picture file")]
public sealed record Style(string Layer, string Picture) : GivenPicture(Layer, Picture)
{
    /// <inheritdoc/>
    public override Value Build(Activations at)
    {
        var (seen, given) = Compared(at);
        var target = Gram.Of(given);
        return -(Gram.Of(seen) - target).Square().Sum(keep: false).OverSquareOf(target);
    }
}
