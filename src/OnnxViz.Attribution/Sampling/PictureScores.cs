using OnnxViz.Ascent;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// Scores of pictures, forward only, in batches: one session for all units that look at the same layers.
/// </summary>
public sealed class PictureScores : IDisposable
{
    const string Pictures = "pictures";
    const string Scores = "scores";

    readonly Scoring _scoring;
    readonly Chunks _chunks;
    readonly ChunkedRuns _runs;

    PictureScores(Scoring scoring, Chunks chunks, ChunkedRuns runs) =>
        (_scoring, _chunks, _runs) = (scoring, chunks, runs);

    /// <summary>Opens a network.</summary>
    /// <param name="task">What is scored.</param>
    /// <param name="count">How many pictures there will be at a time: no more than so many go in at once.</param>
    /// <exception cref="OnnxVizException">The network does not work on this batch at this size.</exception>
    public static PictureScores Open(AttributionTask task, int count)
    {
        var chunks = Chunks.For(task, count);
        var scoring = Scoring.Of(
            task.Network, [.. Enumerable.Repeat(task.Unit, chunks.Size)], task.Height, task.Width, Narrowing.Fed);
        var graph = new GraphBuilder();
        var pictures = graph.Input(Pictures, new(ElementType.Float, scoring.Part.Pictures));
        var (scores, _) = scoring.Write(
            channels => scoring.Part.Of(pictures, channels), (name, type) => graph.Input(name, type));
        var model = scoring.Part.ModelOf(graph.Build([new(Scores, scores)]));
        return new(scoring, chunks, new(model, chunks, task.Settings.Runtime));
    }

    /// <summary>The score of each picture.</summary>
    /// <param name="pictures">[C, H, W] each in [0, 1].</param>
    /// <param name="unit">The unit, its layers named by tensors.</param>
    /// <param name="stop">Ends it between two batches.</param>
    public IReadOnlyList<float> Measure(
        IEnumerable<float[]> pictures, Objective unit, CancellationToken stop = default)
    {
        float[][] all = [.. pictures];
        return Measure(all.Length, index => all[index], unit, stop);
    }

    /// <summary>The score of each picture, where there are too many for memory.</summary>
    /// <param name="count">How many.</param>
    /// <param name="picture">Makes a picture, [C, H, W] in [0, 1], when it is needed; several at the same time.</param>
    /// <param name="unit">The unit, its layers named by tensors.</param>
    /// <param name="stop">Ends it between two batches.</param>
    public IReadOnlyList<float> Measure(
        int count, Func<int, float[]> picture, Objective unit, CancellationToken stop = default)
    {
        var (size, scores) = ((int)(_scoring.Part.Pictures.Size / _chunks.Size), new float[count]);
        _runs.Run(
            _scoring.Feeds([.. Enumerable.Repeat(unit, _chunks.Size)]),
            _chunks.Number(count),
            (chunk, inputs) =>
            {
                for (var slot = 0; slot < _chunks.Size; slot++)
                {
                    picture(Math.Min((chunk * _chunks.Size) + slot, count - 1)).CopyTo(
                        inputs.Of<float>(Pictures)[(slot * size)..]);
                }
            },
            (chunk, outputs) => outputs.Of<float>(Scores)[..Math.Min(_chunks.Size, count - (chunk * _chunks.Size))]
                .CopyTo(scores.AsSpan(chunk * _chunks.Size)),
            stop);
        return scores;
    }

    /// <summary>Frees the session.</summary>
    public void Dispose() => _runs.Dispose();
}
