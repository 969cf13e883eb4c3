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
            ? map.IsEmpty && map.Remarks.Count == 0 ? map with { Remarks = [WhyEmpty(picture, unit)] } : map
            : throw new OnnxVizException($"the score of {objective ?? task.Unit} is {map.Score}: an activation is too "
                + "large or no number; check the input's range");
    }

    string WhyEmpty(float[] picture, Objective unit) =>
        "the map is zero everywhere: "
        + $"{GradientEnd.Find(task, picture, unit) ?? "nothing of the picture counts for it"}";

    /// <summary>Frees its sessions.</summary>
    public abstract void Dispose();

    /// <summary>Explains the score of a picture.</summary>
    /// <param name="picture">[C, H, W] in [0, 1].</param>
    /// <param name="unit">The unit, its layers named by tensors.</param>
    /// <param name="stop">Ends it early.</param>
    protected abstract AttributionMap Compute(float[] picture, Objective unit, CancellationToken stop);
}
