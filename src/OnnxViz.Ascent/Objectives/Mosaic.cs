using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>
/// Several channels of a layer in one picture, each at the middle of a square of positions of its own, row by row, so
/// far apart that no two see the same pixels: the sum of their activations, each with a weight (A. Mahendran,
/// A. Vedaldi, 2016). In text: <c>mosaic(relu3_1, [0, 1, 2, 3], 7)</c>.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Channels">The channels, one for each square.</param>
/// <param name="Side">The side of a square in positions of the layer, odd.</param>
/// <param name="Weights">A weight for each channel; null for 1.</param>
[Notation("mosaic", "channels of a layer in one picture, each in the middle of a square of its own")]
public sealed record Mosaic(
    string Layer, IReadOnlyList<int> Channels, int Side, IReadOnlyList<float>? Weights = null) : Objective
{
    /// <summary>The channels.</summary>
    public IReadOnlyList<int> Channels { get; init; } = Channels.Count > 0 && Side > 0
        && (Weights is null || Weights.Count == Channels.Count)
        ? Channels
        : throw new OnnxVizException(
            $"a mosaic takes at least one channel, squares of at least 1 position and as many weights, not "
            + $"{Channels.Count}, {Side} and {Weights?.Count}");

    /// <summary>The squares along each side of a picture of so many.</summary>
    public static int Across(int count) => (int)Math.Ceiling(Math.Sqrt(count));

    /// <summary>The row and column of the layer where a channel of the list is looked at.</summary>
    /// <param name="index">Its place in the list, from 0.</param>
    public (int Row, int Column) PlaceOf(int index)
    {
        var across = Across(Channels.Count);
        return ((index / across * Side) + (Side / 2), (index % across * Side) + (Side / 2));
    }

    /// <inheritdoc/>
    public override Value Build(Activations at)
    {
        var activation = at[Layer];
        return (activation * activation.Builder.Constant(Mask(activation.Shape), "mosaic")).Sum(keep: false);
    }

    /// <inheritdoc/>
    public override Objective In(Network network)
    {
        var layer = network.FindLayers().Find(Layer);
        foreach (var channel in Channels)
        {
            new MaskedSum(Layer, channel, Place.Mean).Require(layer);
        }

        return base.In(network);
    }

    /// <inheritdoc/>
    public bool Equals(Mosaic? other) => other is not null && Write() == other.Write();

    /// <inheritdoc/>
    public override int GetHashCode() => Write().GetHashCode(StringComparison.Ordinal);

    Tensor Mask(Shape shape)
    {
        var last = PlaceOf(Channels.Count - 1);
        if (shape.Rank != 4 || last.Row >= shape[2] || Across(Channels.Count) * Side - (Side / 2) > shape[3])
        {
            throw new OnnxVizException(
                $"layer {Layer} is {shape} at this picture size: a mosaic of {Channels.Count} squares of {Side} "
                + "positions takes more; draw larger pictures, or fewer channels");
        }

        var (mask, plane) = (new float[shape.Size], shape[2] * shape[3]);
        foreach (var (index, channel) in Channels.Index())
        {
            var (row, column) = PlaceOf(index);
            mask[(channel * plane) + (row * shape[3]) + column] += Weights?[index] ?? 1;
        }

        return Tensor.Of(mask, shape);
    }
}
