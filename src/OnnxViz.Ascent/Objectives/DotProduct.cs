using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// The mean over positions of a layer's product with what it makes of a given picture there, times max(0.1, cosine) to
/// a power, as Lucid's caricatures have it (C. Olah et al., "Feature Visualization", Distill 2017). In text:
/// <c>dot(mixed4a, owl.jpg, 2)</c>.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Picture">The picture file, or a .npy file of what the layer is to make.</param>
/// <param name="Power">The power of the cosine; 0 for the product alone.</param>
[Notation("dot", "a layer along what it makes of a picture file, place by place, by cosine^POWER")]
public sealed record DotProduct(string Layer, string Picture, float Power = 0) : GivenPicture(Layer, Picture)
{
    /// <inheritdoc/>
    public override Value Build(Activations at)
    {
        var (seen, target) = Compared(at);
        return Cosine.Product(seen, target, Power);
    }
}
