using OnnxViz.Ascent;

namespace OnnxViz.Attribution;

/// <summary>Scores of units that are no classes.</summary>
/// <param name="task">What is scored.</param>
sealed class UnitScorer(AttributionTask task) : PictureScorer
{
    readonly PictureScores _scores = PictureScores.Open(task, task.Settings.Batch);

    public override IEnumerable<(float Score, float Probability)> Score(
        IEnumerable<float[]> pictures, Objective unit, CancellationToken stop) =>
        pictures.Chunk(task.Settings.Batch).SelectMany(group => _scores.Measure(group, unit, stop))
            .Select(score => (score, score));

    public override void Dispose() => _scores.Dispose();
}
