using OnnxViz.Graph;

namespace OnnxViz.Ascent;

/// <summary>
/// How near a layer is to what it makes of a given picture: minus the squared distance, over the square of what the
/// given picture makes, times a weight (A. Mahendran, A. Vedaldi, "Visualizing Deep Convolutional Neural Networks Using
/// Natural Pre-Images", 2016). In text: <c>inversion(relu3_1, owl.jpg, 100)</c>.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Picture">The picture file, or a .npy file of what the layer is to make.</param>
/// <param name="Weight">The weight C beside the penalties.</param>
/// <param name="Columns">The side of the square of positions in the middle of the layer that count; 0 for all.</param>
/// <param name="Channels">The channels that count; null for all.</param>
[Notation("inversion", "how near a layer is to what it makes of a picture file, by the squared distance")]
public sealed record Inversion(
    string Layer, string Picture, float Weight = 1, int Columns = 0, IReadOnlyList<int>? Channels = null)
    : GivenPicture(Layer, Picture)
{
    /// <summary>The weight, above 0.</summary>
    public float Weight { get; init; } = Weight > 0 && Columns >= 0
        ? Weight
        : throw new OnnxVizException(
            $"an inversion has a weight above 0 and columns of at least 0, not {Weight} and {Columns}");

    internal override Objective Keyed => ((Inversion)base.Keyed) with { Weight = 1 };

    /// <inheritdoc/>
    public override Value Build(Activations at)
    {
        var (seen, target) = Compared(at);
        var difference = seen - target;
        if (LayerMask.Of(Layer, seen, Columns, Channels) is { } mask)
        {
            (difference, target) = (difference * mask, target * mask);
        }

        return difference.Square().Sum(keep: false).OverSquareOf(target) * -Weight;
    }

    /// <summary>The distance over the length of what the given picture makes, 0 for the same.</summary>
    public override (string Name, float Number) Told(float score) =>
        ("error", MathF.Sqrt(Math.Max(0, -score) / Weight));

    /// <inheritdoc/>
    public bool Equals(Inversion? other) => other is not null && Write() == other.Write();

    /// <inheritdoc/>
    public override int GetHashCode() => Write().GetHashCode(StringComparison.Ordinal);
}
