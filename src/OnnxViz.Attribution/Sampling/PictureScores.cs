using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Attribution;

/// <summary>
/// Scores of pictures, forward only, in batches: one session for all units that look at the same layers.
/// </summary>
public sealed class PictureScores : IDisposable
{
    const string Pictures = "pictures";
    const string Scores = "scores";

    readonly Scoring _scoring;
    readonly OnnxSession _session;

    PictureScores(Scoring scoring, OnnxSession session) => (_scoring, _session) = (scoring, session);

    /// <summary>Opens a network.</summary>
    /// <param name="task">What is scored.</param>
    /// <param name="count">How many pictures there will be at a time: no more than so many go in at once.</param>
    /// <exception cref="OnnxVizException">The network does not work on this batch at this size.</exception>
    public static PictureScores Open(AttributionTask task, int count)
    {
        var batch = task.BatchFor(count);
        var scoring = Scoring.Of(
            task.Network, [.. Enumerable.Repeat(task.Unit, batch)], task.Height, task.Width, Narrowing.Fed);
        var graph = new GraphBuilder();
        var pictures = graph.Input(Pictures, new(ElementType.Float, scoring.Part.Pictures));
        var (scores, _) = scoring.Write(
            channels => scoring.Part.Of(pictures, channels), (name, type) => graph.Input(name, type));
        var model = scoring.Part.ModelOf(graph.Build([new(Scores, scores)]));
        return new(scoring, OnnxSession.Open(model, task.Settings.Runtime));
    }

    /// <summary>The score of each picture.</summary>
    /// <param name="pictures">[C, H, W] each in [0, 1], made when they are needed.</param>
    /// <param name="unit">The unit, its layers named by tensors.</param>
    /// <param name="stop">Ends it between two batches.</param>
    public IReadOnlyList<float> Measure(
        IEnumerable<float[]> pictures, Objective unit, CancellationToken stop = default)
    {
        var shape = _scoring.Part.Pictures;
        var fed = new Dictionary<string, Tensor>(
            _scoring.Feeds([.. Enumerable.Repeat(unit, (int)shape[0])]));
        var scores = new List<float>();
        foreach (var batch in pictures.Chunk((int)shape[0]))
        {
            stop.ThrowIfCancellationRequested();
            fed[Pictures] = Tensor.Of(Batches.Filled(batch, shape), shape);
            scores.AddRange(_session.Run(fed)[Scores].ToFloats().Take(batch.Length));
        }

        return scores;
    }

    /// <summary>Frees the session.</summary>
    public void Dispose() => _session.Dispose();
}
