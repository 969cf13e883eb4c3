using OnnxViz.Graph;

namespace OnnxViz.Representations.Building;

/// <summary>Cells of oriented gradients: what HOG and DSIFT begin with.</summary>
/// <param name="Half">How many orientations lie on half the circle; there are twice as many.</param>
/// <param name="Orientations">How a pixel chooses its orientation.</param>
/// <param name="Cell">The side of a cell in pixels.</param>
/// <param name="Padded">Whether pictures are surrounded by black, so that there is a cell for each full square.</param>
sealed record OrientedGradients(int Half, Orientations Orientations, int Cell, bool Padded)
{
    /// <summary>Its root is far below any gradient and far above where single precision ends.</summary>
    const float Nothing = 1e-36f;

    const float Most = 3e38f;

    int Whole => 2 * Half;

    /// <summary>The cells, [N, 2 Half, rows, columns].</summary>
    public Value Of(Value grey, Layers layers)
    {
        var g = grey.Builder;
        var gradient = layers.Add("gradient", g, () => Gradient(grey));
        var parts = gradient.Split(1, 1, 1);
        var magnitude = layers.Add("magnitude", g, () => Magnitude(parts[0], parts[1]));
        var orientation = layers.Add("orientation", g, () => Orientation(parts[0], parts[1]));
        var ramps = layers.Add("ramps", g, () => Ramps(magnitude, orientation));
        return layers.Add("cells", g, () => Hats(Pooled(ramps)));
    }

    /// <summary>Central differences along columns and along rows, [N, 2, H, W].</summary>
    /// <remarks>Shifted pictures are much faster here than a convolution, which has channels to fill.</remarks>
    Value Gradient(Value grey)
    {
        var across = Shifted(grey, 0, 1) - Shifted(grey, 0, -1);
        var down = Shifted(grey, 1, 0) - Shifted(grey, -1, 0);
        return ((Value[])[across, down]).Concat(1) * .5f;
    }

    /// <summary>
    /// For each pixel a neighbour; black where there is none, or no such pixel where nothing is padded.
    /// </summary>
    Value Shifted(Value grey, long down, long across)
    {
        var frame = Padded ? 0 : 1;
        return grey.Pad([0, 0, -frame - down, -frame - across], [0, 0, down - frame, across - frame]);
    }

    static Value Magnitude(Value across, Value down) =>
        (across.Square() + down.Square()).Clip(Nothing, Most).Sqrt();

    /// <summary>
    /// The angle in steps from 0 to twice Half, from the smaller side over the greater, which no angle makes inexact.
    /// </summary>
    Value Orientation(Value across, Value down)
    {
        var (wide, high) = (across.Abs(), down.Abs());
        var steep = high > wide;
        var slope = steep.Where(wide, high) / steep.Where(high, wide).Clip(MathF.Sqrt(Nothing), Most);
        var angle = slope.Unary("Atan") * (Half / MathF.PI);
        var quarter = steep.Where((Half / 2f) - angle, angle);
        var half = (across < 0).Where(Half - quarter, quarter);
        return Chosen((down < 0).Where(Whole - half, half));
    }

    /// <remarks>Halfway between two, the first one is the nearest; the last is the first again.</remarks>
    Value Chosen(Value orientation)
    {
        if (Orientations == Orientations.Shared)
        {
            return orientation;
        }

        var nearest = (orientation - .5f).Unary("Ceil");
        return (nearest < Whole - .5f).OrZero(nearest);
    }

    /// <remarks>
    /// With magnitude n and orientation p, channel k is n max(0, p − k), for k from −1 on. A hat over k, n max(0, 1 −
    /// |p − k|), is the second difference of three of them, and pooling is linear: so the hats are made behind it,
    /// where there are few numbers. Over whole p hats are 1 in one place and 0 in all others. As a convolution over
    /// volumes one deep it stays out of ONNX Runtime's blocked layout, which would fill 19 channels up to 32.
    /// </remarks>
    Value Ramps(Value magnitude, Value orientation)
    {
        var weights = Enumerable.Range(-1, Whole + 1).SelectMany(start => new[] { 1f, -start });
        var weight = magnitude.Builder.Constant(Tensor.Of([.. weights], [Whole + 1, 2, 1, 1, 1]), "starts");
        var both = ((Value[])[magnitude * orientation, magnitude]).Concat(1);
        return both.Unsqueeze(2).Conv(weight, null, Window.Square(1, rank: 3)).Relu().Squeeze(2);
    }

    Value Pooled(Value ramps)
    {
        var g = ramps.Builder;
        var tent = Tent();
        var channels = Whole + 1;
        float[] weights = [.. Enumerable.Range(0, channels).SelectMany(_ => tent)];
        var (along, over) = (Padded ? Cell / 2 : 0, 2L * Cell);
        Window rows = new([over, 1], [Cell, 1], [1, 1], [along, 0], [along, 0], channels);
        Window columns = new([1, over], [1, Cell], [1, 1], [0, along], [0, along], channels);
        return ramps
            .Conv(g.Constant(Tensor.Of(weights, [channels, 1, over, 1]), "tent"), null, rows)
            .Conv(g.Constant(Tensor.Of(weights, [channels, 1, 1, over]), "tent"), null, columns);
    }

    /// <summary>1/2b, 3/2b ... 1 − 1/2b and back: the weights of bilinear interpolation between cells.</summary>
    float[] Tent() =>
        [.. Enumerable.Range(0, 2 * Cell).Select(place => 1 - (MathF.Abs(place + .5f - Cell) / Cell))];

    /// <remarks>The ramp of start s is channel s + 1; the hat over the whole circle counts as that over 0.</remarks>
    Value Hats(Value ramps)
    {
        var weight = new float[Whole, Whole + 1, 1, 1];
        for (var peak = 0; peak <= Whole; peak++)
        {
            foreach (var (start, part) in new[] { (peak - 1, 1f), (peak, -2f), (peak + 1, 1f) })
            {
                if (start < Whole)
                {
                    weight[peak % Whole, start + 1, 0, 0] += part;
                }
            }
        }

        return ramps.Conv(ramps.Weight(weight, "hats"), null, Window.Square(1));
    }
}
