using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Evenly spaced places along an axis; a negative step runs backwards.</summary>
sealed record Run(int Axis, long Start, long Count, long Step)
{
    /// <summary>What one axis of a Slice takes, whose start may lie outside the axis.</summary>
    public static Run Sliced(Shape input, Shape output, long axis, long start, long step)
    {
        var at = input.Axis(axis);
        var size = input[at];
        var counted = start < 0 ? start + size : start;
        return new(at, Math.Clamp(counted, 0, step < 0 ? size - 1 : size), output[at], step);
    }

    /// <summary>The run that a list of indices is, or null where they are not evenly spaced.</summary>
    public static Run? Of(int axis, IReadOnlyList<long> indices)
    {
        var step = indices.Count > 1 ? indices[1] - indices[0] : 1;
        var even = step != 0 && indices.Zip(indices.Skip(1)).All(pair => pair.Second - pair.First == step);
        return even ? new(axis, indices[0], indices.Count, step) : null;
    }
}
