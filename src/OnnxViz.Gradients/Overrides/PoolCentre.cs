using OnnxViz.Graph;

namespace OnnxViz.Gradients;

/// <summary>Leads what arrives at a max pool to the middle of each window, whatever lies there.</summary>
static class PoolCentre
{
    /// <summary>The way back; of windows with an even side the place before the middle.</summary>
    public static Value Route(Pullback p)
    {
        var window = Window.Of(p.Node.Attributes, p.Ints("kernel_shape")!, p.X().Shape);
        return Enumerable.Range(0, window.Rank).Aggregate(
            p.Dy, (arriving, axis) => arriving.Along(axis + 2, Places(window, axis, p.X().Shape, p.Dy.Shape)));
    }

    /// <summary>
    /// A row for each window, which is 1 where its middle is; of those in the border the nearest pixel.
    /// </summary>
    static float[,] Places(Window window, int axis, Shape input, Shape output)
    {
        var (inside, outside) = (input[axis + 2], output[axis + 2]);
        var places = new float[outside, inside];
        for (var at = 0; at < outside; at++)
        {
            var middle = (at * window.Strides[axis]) + ((window.Kernel[axis] - 1) / 2 * window.Dilations[axis])
                - window.Before[axis];
            places[at, Math.Clamp(middle, 0, inside - 1)] = 1;
        }

        return places;
    }
}
