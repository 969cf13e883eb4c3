using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>
/// The adjoint of narrow padding with the tensor's own elements: what arrives at the padding is added where it was
/// taken from.
/// </summary>
static class FoldedPad
{
    /// <summary>Whether the padding along an axis is so narrow that both sides come from different elements.</summary>
    public static bool Fits(long size, long before, long behind) =>
        before >= 0 && behind >= 0 && before + behind + 2 <= size;

    /// <summary>Folds one axis.</summary>
    /// <param name="dy">What arrives at the padded tensor.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="mode"><c>reflect</c>, <c>edge</c> or <c>wrap</c>.</param>
    /// <param name="size">The axis' size before padding.</param>
    /// <param name="before">Elements padded before it.</param>
    /// <param name="behind">Elements padded behind it.</param>
    public static Value Along(Value dy, int axis, string mode, long size, long before, long behind)
    {
        var front = dy.Slice(axis, 0, before);
        var back = dy.Slice(axis, before + size, behind);
        (long At, Value? Strip)[] strips = mode switch
        {
            "reflect" => [(1, Reversed(front, axis, before)), (size - 1 - behind, Reversed(back, axis, behind))],
            "edge" => [(0, before == 0 ? null : front.Sum([axis])), (size - 1, behind == 0 ? null : back.Sum([axis]))],
            _ => [(0, behind == 0 ? null : back), (size - before, before == 0 ? null : front)],
        };
        return Folded(dy, axis, before, size, strips);
    }

    static Value? Reversed(Value strip, int axis, long count) =>
        count == 0 ? null : count == 1 ? strip : strip.Slice(axis, count - 1, count, -1);

    /// <summary>The kept elements in order, with the strips added where they lie.</summary>
    static Value Folded(Value dy, int axis, long before, long size, (long At, Value? Strip)[] strips)
    {
        var parts = new List<Value>();
        var done = 0L;
        foreach (var (at, strip) in strips.Where(strip => strip.Strip is not null))
        {
            Keep(at - done);
            parts.Add(dy.Slice(axis, before + at, strip!.Shape[axis]) + strip);
            done = at + strip.Shape[axis];
        }

        Keep(size - done);
        return parts.Concat(axis);

        void Keep(long count)
        {
            if (count > 0)
            {
                parts.Add(dy.Slice(axis, before + done, count));
            }
        }
    }
}
