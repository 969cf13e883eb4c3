using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>Puts what was taken from evenly spaced places back to these places.</summary>
static class Runs
{
    /// <summary>Zeros of a shape with the value put at the runs: the adjoint of slicing.</summary>
    public static Value PutBack(this Value x, IReadOnlyList<Run> runs, Shape shape)
    {
        var (before, behind) = (new long[shape.Rank], new long[shape.Rank]);
        foreach (var run in runs)
        {
            x = x.Forwards(run).Spread(run.Axis, Math.Abs(run.Step));
            before[run.Axis] = run.Step < 0 ? run.Start + ((run.Count - 1) * run.Step) : run.Start;
            behind[run.Axis] = shape[run.Axis] - before[run.Axis] - x.Shape[run.Axis];
        }

        return x.Pad(before, behind);
    }

    static Value Forwards(this Value x, Run run) =>
        run.Step < 0 && run.Count > 1 ? x.Slice(run.Axis, run.Count - 1, run.Count, -1) : x;

    /// <remarks>Zeros behind each element, by padding an axis of size 1 that is put behind it.</remarks>
    static Value Spread(this Value x, int axis, long step)
    {
        if (step == 1)
        {
            return x;
        }

        var shape = x.Shape;
        var single = x.Reshape([.. shape.Take(axis + 1), 1, .. shape.Skip(axis + 1)]);
        return single.Pad(axis + 1, 0, step - 1).Reshape(shape.With(axis, shape[axis] * step));
    }
}
