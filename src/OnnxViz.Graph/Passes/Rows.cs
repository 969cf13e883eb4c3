namespace OnnxViz.Graph.Passes;

/// <summary>Picks slices of constants.</summary>
static class Rows
{
    /// <summary>The slices of a tensor at some positions of an axis, in that order; read when needed.</summary>
    public static Tensor Pick(Tensor tensor, int axis, IReadOnlyList<long> positions) => new(
        tensor.Type.Sized(tensor.Shape.With(axis, positions.Count)),
        new BytesOnDemand(new(() => Copy(tensor, axis, positions))));

    static ReadOnlyMemory<byte> Copy(Tensor tensor, int axis, IReadOnlyList<long> positions)
    {
        var source = tensor.Bytes.Span;
        var run =
            (int)(tensor.Element.Width() * tensor.Shape.Skip(axis + 1).Aggregate(
                1L, (product, size) => product * size));
        var outer = (int)tensor.Shape.Take(axis).Aggregate(1L, (product, size) => product * size);
        var length = (int)tensor.Shape[axis];
        var picked = new byte[outer * positions.Count * run];
        for (var row = 0; row < outer; row++)
        {
            for (var index = 0; index < positions.Count; index++)
            {
                source.Slice(((row * length) + (int)positions[index]) * run, run)
                    .CopyTo(picked.AsSpan(((row * positions.Count) + index) * run));
            }
        }

        return picked;
    }
}
