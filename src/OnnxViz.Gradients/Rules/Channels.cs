using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Vectors with one number per channel, the second axis of a value.</summary>
static class Channels
{
    /// <summary>The vector in the rank of a value, such as 1xCx1x1.</summary>
    public static Value Align(Value vector, Value x) => vector.Reshape(ShapeFor(x));

    /// <summary>The shape of a vector in the rank of a value.</summary>
    public static Shape ShapeFor(Value x) => Shape.From(x.Shape.Select((dimension, axis) => axis == 1 ? dimension : 1));

    /// <summary>The vector of each channel's sum.</summary>
    public static Value Sum(Value x)
    {
        long[] others = [.. Enumerable.Range(0, x.Rank).Where(axis => axis != 1).Select(axis => (long)axis)];
        return x.Sum(others).Reshape([x.Shape[1]]);
    }
}
