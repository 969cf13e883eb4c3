using OnnxViz.Ascent;

namespace OnnxViz.Attribution;

/// <summary>A method of hidden parts that is ready.</summary>
sealed class PerturbationExplainer : Explainer
{
    readonly PerturbationMethod _method;
    readonly PictureScores _scores;
    readonly float[] _baseline;

    public PerturbationExplainer(PerturbationMethod method, AttributionTask task) : base(task)
    {
        (_method, _baseline) = (method, method.Baseline.Picture(task));
        _scores = PictureScores.Open(task, 1 + method.CountFor(task.Height, task.Width));
    }

    public override void Dispose() => _scores.Dispose();

    protected override AttributionMap Compute(float[] picture, Objective unit, CancellationToken stop)
    {
        var scores = _scores.Measure(
            Masks().Select(mask => Masked.Apply(picture, _baseline, mask)).Prepend(picture), unit, stop);
        var map = _method.Combine(scores[0], Masks().Zip(scores.Skip(1)), Task.Height * Task.Width);
        return new(Task.Height, Task.Width, map, scores[0]);
    }

    IEnumerable<float[]> Masks() => _method.MasksFor(Task.Height, Task.Width, Task.Settings.Seed);
}
