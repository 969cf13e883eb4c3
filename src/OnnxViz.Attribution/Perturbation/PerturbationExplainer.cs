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
        var count = _method.CountFor(Task.Height, Task.Width);
        var scores = _scores.Measure(
            1 + count,
            number => number == 0 ? picture : Masked.Apply(picture, _baseline, Mask(number - 1)),
            unit,
            stop);
        var map = _method.Combine(
            scores[0], Enumerable.Range(0, count).Select(number => (Mask(number), scores[1 + number])),
            Task.Height * Task.Width);
        return new(Task.Height, Task.Width, map, scores[0]);
    }

    float[] Mask(int number) => _method.Mask(number, Task.Height, Task.Width, Task.Settings.Seed);
}
