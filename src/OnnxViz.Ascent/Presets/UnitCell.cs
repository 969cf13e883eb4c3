using OnnxViz.Networks;

namespace OnnxViz.Ascent;

/// <summary>
/// How large a picture is to be so that positions of a layer see little of each other's pixels, as mosaics of natural
/// pre-images are laid out (A. Mahendran, A. Vedaldi, 2016).
/// </summary>
/// <param name="network">The network.</param>
/// <param name="layer">The layer, of which a position does not see the whole picture.</param>
public sealed class UnitCell(PictureNetwork network, Layer layer)
{
    const double Apart = 1.1;
    const int Least = 4;
    const float Scale = 10_000;

    /// <summary>Whether units of a layer have places that see a part of the picture each.</summary>
    public static bool Fits(Layer layer) =>
        layer.ReceptiveField is { Size: not null, Stride: > 0 } && layer.Shape is { Rank: 4 };

    /// <summary>The side of a unit's square in positions of the layer: 1.1 of what one sees, odd.</summary>
    public int Side
    {
        get
        {
            var seen = Apart * layer.ReceptiveField.Size!.Value / layer.ReceptiveField.Stride;
            var side = Math.Max((int)Math.Round(seen, MidpointRounding.AwayFromZero), Least);
            return side % 2 == 0 ? side + 1 : side;
        }
    }

    /// <summary>The weight of a unit: 10000 over the square of the pixels that it sees, over the units in a picture,
    /// over the unit's greatest activation on photographs.</summary>
    /// <param name="seen">The side of what it sees, in pixels.</param>
    /// <param name="count">The units in a picture.</param>
    /// <param name="peak">Its greatest activation, above 0.</param>
    public static float Weight(double seen, int count, float peak) => (float)(Scale / (seen * seen) / count / peak);

    /// <summary>The side of the largest square picture of which the layer has no more than so many rows; null where the
    /// network does not work at such a size.</summary>
    /// <param name="rows">The rows.</param>
    public int? PictureSide(int rows)
    {
        var stride = (int)Math.Ceiling(layer.ReceptiveField.Stride);
        var side = ((rows + 1) * stride) - 1;
        while (side > 0 && RowsAt(side) is var found && !(found <= rows))
        {
            if (found is null)
            {
                return null;
            }

            side--;
        }

        while (RowsAt(side + 1) is { } more && more <= rows)
        {
            side++;
        }

        return side > 0 ? side : null;
    }

    long? RowsAt(int side) => network.Refusal([layer.Tensor], 1, side, side) is null
        ? network.Cut([layer.Tensor], 1, side, side).TypeOf(layer.Tensor).Shape[2]
        : null;
}
