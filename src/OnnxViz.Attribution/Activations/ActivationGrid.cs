using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Attribution;

/// <summary>The positions of a layer as they lie in the picture.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Tokens">How its tokens lie; null where it has rows and columns of its own.</param>
sealed record ActivationGrid(Layer Layer, TokenGrid? Tokens)
{
    /// <summary>Tokens that may stand before those of the picture: a class, a teacher's, and registers.</summary>
    const int MostSkipped = 16;

    /// <summary>
    /// The positions of a layer; null where it has none, or where its tokens make no rows and columns.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="shape">Its shape for the pictures in use, [N, C, ...].</param>
    /// <param name="picture">The pictures' height and width.</param>
    /// <param name="given">How tokens lie where somebody has told.</param>
    public static ActivationGrid? Of(
        Network network, Layer layer, Shape shape, (int Height, int Width) picture, TokenGrid? given) =>
        !layer.HasBatch ? null
        : shape.Rank == 4 ? (shape[2] * shape[3] > 1 ? new(layer, null) : null)
        : shape.Rank == 3 && Found(network, shape[2], picture, given) is { } tokens ? new(layer, tokens)
        : null;

    /// <summary>Why a layer has no positions, for messages.</summary>
    public static string Refusal(Layer layer, TokenGrid? given) =>
        layer.Shape.Rank == 3 && layer.HasBatch
            ? $"the {layer.Shape[3 - layer.ChannelAxis]} tokens of layer {layer.Name} "
                + (given is null
                    ? "make no rows and columns of the picture's proportions: tell how they lie by --tokens "
                        + "ROWSxCOLUMNS"
                    : $"are not {given}: tell how they lie by --tokens ROWSxCOLUMNS:SKIPPED")
            : $"layer {layer.Name} of shape {layer.Shape} has no positions: choose one that has "
                + "(`onnxviz inspect` lists them)";

    /// <summary>
    /// A tensor of the layer's own shape, or its gradient, as [N, C, rows, columns] in single precision.
    /// </summary>
    public Value Write(Value tensor)
    {
        var first = tensor.Cast(ElementType.Float).Transpose([.. Layer.ChannelsFirst]);
        return Tokens is null
            ? first
            : first.Slice(2, Tokens.Skipped, Tokens.Rows * Tokens.Columns)
                .Reshape([first.Shape[0], first.Shape[1], Tokens.Rows, Tokens.Columns]);
    }

    static TokenGrid? Found(Network network, long count, (int Height, int Width) picture, TokenGrid? given) =>
        given is not null ? Fitting(count, given) : OfLayers(network, count) ?? OfProportions(count, picture);

    /// <summary>Tokens that nobody says to skip stand before the others.</summary>
    static TokenGrid? Fitting(long count, TokenGrid given)
    {
        var before = count - ((long)given.Rows * given.Columns);
        return before < given.Skipped ? null : given.Skipped > 0 ? given : given with { Skipped = (int)before };
    }

    /// <summary>By the rows and columns of what tokens are made from: the last layer that has so many.</summary>
    static TokenGrid? OfLayers(Network network, long count)
    {
        foreach (var layer in network.FindLayers().All.Reverse().Where(
            layer => layer.Shape.Rank == 4 && layer.HasBatch && layer.ReceptiveField.Stride > 0))
        {
            var axes = layer.ChannelsFirst;
            var (rows, columns) = (layer.Shape[(int)axes[2]], layer.Shape[(int)axes[3]]);
            if (rows * columns > 1 && count - (rows * columns) is >= 0 and <= MostSkipped)
            {
                return new((int)rows, (int)columns, (int)(count - (rows * columns)));
            }
        }

        return null;
    }

    static TokenGrid? OfProportions(long count, (int Height, int Width) picture)
    {
        for (var skipped = 0; skipped <= Math.Min(MostSkipped, count - 2); skipped++)
        {
            var rows = (int)Math.Round(Math.Sqrt((double)(count - skipped) * picture.Height / picture.Width));
            var columns = rows == 0 ? 0 : (int)((count - skipped) / rows);
            if (columns > 0 && rows * columns == count - skipped
                && (long)rows * picture.Width == (long)columns * picture.Height)
            {
                return new(rows, columns, skipped);
            }
        }

        return null;
    }
}
