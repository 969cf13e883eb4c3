using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// How far a layer is from what it makes of a given picture: the sum of absolute differences, over the sum of what the
/// given picture makes. To come near to it, with a minus: <c>-difference(relu3_1, owl.jpg)</c>.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Picture">The picture file, or a .npy file of what the layer is to make.</param>
[Notation("difference", "how far a layer is from what it makes of a picture file; -difference comes near")]
public sealed record Difference(string Layer, string Picture) : GivenPicture(Layer, Picture)
{
    const float Tiny = 1e-20f;

    /// <inheritdoc/>
    public override Value Build(Activations at)
    {
        var (seen, target) = Compared(at);
        return (seen - target).Abs().Sum(keep: false) / (target.Abs().Sum(keep: false) + Tiny);
    }
}
