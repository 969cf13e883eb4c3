using OnnxViz.Graph;

namespace OnnxViz.Representations.Building;

/// <summary>Dense SIFT: descriptors of 4x4 cells of 8 orientations, each cell in one descriptor only.</summary>
static class DenseSift
{
    /// <summary>How many orientations lie on half the circle.</summary>
    public const int Half = 4;

    /// <summary>How many orientations there are.</summary>
    public const int Whole = 2 * Half;

    /// <summary>The side of a descriptor in cells.</summary>
    public const int Side = 4;

    /// <summary>How many numbers a descriptor has.</summary>
    public const int Channels = Side * Side * Whole;

    /// <summary>What no number of a descriptor exceeds.</summary>
    public const float Ceiling = .2f;

    /// <summary>Added to the sum of squares that a descriptor is divided by the root of.</summary>
    public const float Least = 1e-6f;

    /// <summary>How many cells lie between two descriptors.</summary>
    const int Stride = 3;

    /// <summary>The spread of the window over the cells of a descriptor, in cells.</summary>
    const double Spread = 1.5;

    /// <summary>
    /// The layers up to <c>sift</c>, 128 channels: row by row, cell by cell, orientation by orientation.
    /// </summary>
    /// <param name="grey">Pictures in grey levels, [N, 1, H, W].</param>
    /// <param name="bin">The side of a cell in pixels.</param>
    public static Layers Of(Value grey, int bin)
    {
        var (g, layers) = (grey.Builder, new Layers());
        var cells = new OrientedGradients(Half, Orientations.Shared, bin, Padded: false).Of(grey, layers);
        var windows = layers.Add("windows", g, () => Windows(cells));
        layers.Add("sift", g, () => Normalized(windows));
        return layers;
    }

    /// <summary>The weight of a cell of a descriptor.</summary>
    public static double Weight(int row, int column) => Math.Exp(-(Off(row) + Off(column)) / 2);

    static Value Windows(Value cells)
    {
        var weight = new float[Channels, Whole, Side, Side];
        for (var channel = 0; channel < Channels; channel++)
        {
            var (cell, orientation) = (channel / Whole, channel % Whole);
            var (row, column) = (cell / Side, cell % Side);
            weight[channel, orientation, row, column] = (float)Weight(row, column);
        }

        return cells.Conv(cells.Weight(weight, "window"), null, Window.Square(Side, Stride));
    }

    /// <summary>The square of a cell's distance from the middle, in spreads.</summary>
    static double Off(int place) => Math.Pow((place - ((Side - 1) / 2.0)) / Spread, 2);

    static Value Normalized(Value windows) =>
        (windows / (windows.Square().Sum([1]) + Least).Sqrt()).Clip(-Ceiling, Ceiling);
}
