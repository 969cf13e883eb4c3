using OnnxViz.Graph;

namespace OnnxViz.Representations.Building;

/// <summary>Histograms of oriented gradients: cells of 8 pixels, normalised in blocks of 2x2 cells.</summary>
static class GradientHistograms
{
    const int Cell = 8;
    const int Half = 9;
    const int Directed = 2 * Half;
    const int Channels = Directed + Half;
    const int Cells = 4;

    /// <summary>What no number of a block exceeds.</summary>
    const float Ceiling = .2f;

    /// <summary>1/√18: the share of each directed number in a channel of texture.</summary>
    const float Texture = .23570226f;

    /// <summary>The square of the least norm that a block is divided by.</summary>
    const float LeastSquare = 1e-12f;

    /// <summary>
    /// The layers up to <c>hog</c>: 18 directed orientations, 9 undirected, and 4 of texture if wanted.
    /// </summary>
    public static Layers Of(Value grey, Orientations orientations, bool texture = false)
    {
        var (g, layers) = (grey.Builder, new Layers());
        var cells = new OrientedGradients(Half, orientations, Cell, Padded: true).Of(grey, layers);
        var blocks = layers.Add("blocks", g, () => Normalized(Blocks(cells)));
        layers.Add("hog", g, () => Back(blocks, texture));
        return layers;
    }

    /// <summary>For each of four cells, column by column: 18 directed channels, then 9 sums of opposite ones.</summary>
    static Value Blocks(Value cells)
    {
        var weight = new float[Cells * Channels, Directed, 2, 2];
        for (var cell = 0; cell < Cells; cell++)
        {
            for (var orientation = 0; orientation < Directed; orientation++)
            {
                weight[(cell * Channels) + orientation, orientation, cell % 2, cell / 2] = 1;
                weight[(cell * Channels) + Directed + (orientation % Half), orientation, cell % 2, cell / 2] = 1;
            }
        }

        return cells.Conv(cells.Weight(weight, "block"), null, Window.Square(2));
    }

    static Value Normalized(Value blocks)
    {
        var weight = new float[1, Cells * Channels, 1, 1];
        for (var channel = 0; channel < Cells * Channels; channel++)
        {
            weight[0, channel, 0, 0] = channel % Channels < Directed ? 0 : 1;
        }

        var squares = blocks.Square().Conv(blocks.Weight(weight, "undirected"), null, Window.Square(1));
        return (blocks / squares.Clip(LeastSquare, float.MaxValue).Sqrt()).Clip(-Ceiling, Ceiling);
    }

    /// <summary>
    /// Each cell is half the sum of its copies in up to four blocks; texture is a block's directed copies together.
    /// </summary>
    static Value Back(Value blocks, bool texture)
    {
        var weight = new float[Channels + (texture ? Cells : 0), Cells * Channels, 2, 2];
        for (var source = 0; source < Cells * Channels; source++)
        {
            var (cell, channel) = (source / Channels, source % Channels);
            weight[channel, source, 1 - (cell % 2), 1 - (cell / 2)] = .5f;
            if (texture && channel < Directed)
            {
                weight[Channels + cell, source, 1 - (cell % 2), 1 - (cell / 2)] = Texture;
            }
        }

        return blocks.Conv(blocks.Weight(weight, "copies"), null, Window.Square(2, padding: 1));
    }
}
