using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>A method that is ready to explain pictures.</summary>
/// <param name="task">What it is ready for.</param>
public abstract class Explainer(AttributionTask task) : IDisposable
{
    /// <summary>What it is ready for.</summary>
    public AttributionTask Task => task;

    /// <summary>The layer whose positions are explained; null where the pictures' pixels are.</summary>
    public virtual string? Layer => null;

    /// <summary>Whether its maps are made from gradients, which may end on the way.</summary>
    protected virtual bool IsOfGradients => false;

    /// <summary>Explains the score of a picture.</summary>
    /// <param name="picture">[C, H, W] in [0, 1].</param>
    /// <param name="objective">A unit that looks at the same layers as that of the task; that one where left
    /// out.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="OnnxVizException">The score is no number, or the unit another than it is ready for.</exception>
    public AttributionMap Explain(float[] picture, Objective? objective = null, CancellationToken stop = default)
    {
        var unit = objective?.In(task.Network.Network) ?? task.Unit;
        var map = Compute(picture, unit, stop);
        return float.IsFinite(map.Score)
            ? map with { Remarks = [.. map.Remarks, .. Doubts(map, picture, unit)] }
            : throw new OnnxVizException($"the score of {objective ?? task.Unit} is {map.Score}: an activation is too "
                + "large or no number; check the input's range");
    }

    /// <summary>What is wrong with a map that shows nothing, or no numbers.</summary>
    IEnumerable<string> Doubts(AttributionMap map, float[] picture, Objective unit)
    {
        if (map.IsEmpty && map.Remarks.Count == 0)
        {
            var end = IsOfGradients ? GradientEnd.Find(task, picture, unit) : null;
            yield return $"the map is zero everywhere: {end ?? "nothing of the picture counts for the score"}";
        }

        if (map.Numbers.Count(number => !float.IsFinite(number)) is > 0 and var count)
        {
            yield return $"{count} of {map.Numbers.Length} places of the map are no numbers: an activation or "
                + "gradient is "
                + "too large; check the input's range";
        }
    }

    /// <summary>Frees its sessions.</summary>
    public abstract void Dispose();

    /// <summary>Explains the score of a picture.</summary>
    /// <param name="picture">[C, H, W] in [0, 1].</param>
    /// <param name="unit">The unit, its layers named by tensors.</param>
    /// <param name="stop">Ends it early.</param>
    protected abstract AttributionMap Compute(float[] picture, Objective unit, CancellationToken stop);
}
