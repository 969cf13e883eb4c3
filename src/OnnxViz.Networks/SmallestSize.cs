using OnnxViz.Graph;

namespace OnnxViz.Networks;

/// <summary>Finds how large pictures have to be where some are too small.</summary>
static class SmallestSize
{
    /// <summary>
    /// The side of square pictures that work while those a pixel smaller do not; null where pictures are not too small.
    /// </summary>
    /// <param name="input">The picture input.</param>
    /// <param name="shape">A shape that does not work.</param>
    /// <param name="works">Whether another shape does.</param>
    public static long? Above(PictureInput input, Shape shape, Func<Shape, bool> works)
    {
        var (small, large) = (Math.Min(Height(input, shape), Width(input, shape)),
            Math.Min(input.UsualHeight, input.UsualWidth));
        if (small >= large || !works(Square(large)))
        {
            return null;
        }

        while (large - small > 1)
        {
            var between = (small + large) / 2;
            (small, large) = works(Square(between)) ? (small, between) : (between, large);
        }

        return large;

        Shape Square(long side) => input.ShapeOf(shape[0], side, side);
    }

    static long Height(PictureInput input, Shape shape) => shape[input.Layout == InputLayout.ChannelsFirst ? 2 : 1];

    static long Width(PictureInput input, Shape shape) => shape[input.Layout == InputLayout.ChannelsFirst ? 3 : 2];
}
