using OnnxViz.Graph;

namespace OnnxViz.Gradients.Rules;

/// <summary>One of the elements that each sample of some pictures is made of.</summary>
/// <param name="Place">Where it is in the rows of the pictures, a vector of indices.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Slopes">The weight's derivatives by the positions along the axes.</param>
sealed record GridTap(Value Place, Value Weight, Value[] Slopes)
{
    /// <param name="settings">How to interpolate.</param>
    /// <param name="pictures">The picture of each sample, a vector of indices.</param>
    /// <param name="axes">The position of each sample along each axis, in elements, and the length of the axis.</param>
    public static GridTap[] Of(GridSettings settings, Value pictures, IReadOnlyList<(Value Position, long Size)> axes)
    {
        var (first, size) = axes[0];
        var taps = GridAxisTap.Of(settings, first, size)
            .Select(tap => new GridTap((pictures * size) + tap.Place, tap.Weight, [tap.Slope])).ToArray();
        foreach (var axis in axes.Skip(1))
        {
            var next = GridAxisTap.Of(settings, axis.Position, axis.Size);
            taps = taps.SelectMany(_ => next, (tap, along) => tap.Along(along, axis.Size)).ToArray();
        }

        return taps;
    }

    GridTap Along(GridAxisTap next, long size) => new(
        (Place * size) + next.Place, Weight * next.Weight,
        [.. Slopes.Select(slope => slope * next.Weight), Weight * next.Slope]);
}
