using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// How far a layer is from what it makes of a given picture: the sum of absolute differences, over the sum of what the
/// given picture makes. To come near to it, with a minus: <c>-difference(relu3_1, owl.jpg)</c>.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Picture">The picture file; it is cut to the shape of what the network sees.</param>
[Notation("difference", "how far a layer is from what it makes of a picture file; -difference comes near")]
public sealed record Difference(string Layer, string Picture) : GivenPicture(Layer, Picture)
{
    const float Tiny = 1e-20f;

    /// <inheritdoc/>
    public override Value Build(Activations at)
    {
        var target = at.Of(Picture, Layer);
        return (at[Layer] - target).Abs().Sum(keep: false) / (target.Abs().Sum(keep: false) + Tiny);
    }
}
