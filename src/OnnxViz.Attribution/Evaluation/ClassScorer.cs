using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Attribution;

/// <summary>
/// Scores of classes and their probabilities, the softmax of all scores: one session for all classes.
/// </summary>
sealed class ClassScorer : PictureScorer
{
    const string Pictures = "pictures";
    const string Scores = "scores";
    const string Probabilities = "probabilities";

    readonly PicturePart _part;
    readonly Chunks _chunks;
    readonly ChunkedRuns _runs;

    ClassScorer(PicturePart part, Chunks chunks, ChunkedRuns runs) => (_part, _chunks, _runs) = (part, chunks, runs);

    /// <summary>Opens a network; null where the unit is none of its classes.</summary>
    public static new ClassScorer? Open(AttributionTask task)
    {
        if (Classes.Find(task.Network.Network) is not { } classes || task.Unit is not Channel { Layer: var layer }
            || layer != classes.Layer.Tensor)
        {
            return null;
        }

        var chunks = Chunks.For(task, task.Settings.Batch);
        var part = task.Network.Cut([layer], chunks.Size, task.Height, task.Width);
        var graph = new GraphBuilder();
        var scores = part.Of(graph.Input(Pictures, new(ElementType.Float, part.Pictures)))[layer];
        var rows = scores.Reshape([part.Pictures[0], classes.Count]);
        var probabilities = rows.Unary("Softmax", new Attributes { { "axis", 1L } });
        var model = part.ModelOf(graph.Build([new(Scores, rows), new(Probabilities, probabilities)]));
        return new(part, chunks, new(model, chunks, task.Settings.Runtime));
    }

    public override IEnumerable<(float Score, float Probability)> Score(
        IEnumerable<float[]> pictures, Objective unit, CancellationToken stop)
    {
        foreach (var group in pictures.Chunk(_chunks.Size * _chunks.Lanes))
        {
            foreach (var scored in Group(group, ((Channel)unit).Index, stop))
            {
                yield return scored;
            }
        }
    }

    public override void Dispose() => _runs.Dispose();

    (float Score, float Probability)[] Group(float[][] group, int index, CancellationToken stop)
    {
        var scored = new (float Score, float Probability)[group.Length];
        _runs.Run(
            new Dictionary<string, Tensor>(), _chunks.Number(group.Length),
            (chunk, inputs) => Batches.Filled([.. group.Skip(chunk * _chunks.Size).Take(_chunks.Size)], _part.Pictures)
                .CopyTo(inputs.Of<float>(Pictures)),
            (chunk, outputs) =>
            {
                var scores = outputs.Of<float>(Scores);
                var probabilities = outputs.Of<float>(Probabilities);
                var classes = scores.Length / _chunks.Size;
                for (var at = chunk * _chunks.Size; at < Math.Min((chunk + 1) * _chunks.Size, group.Length); at++)
                {
                    var place = (at % _chunks.Size * classes) + index;
                    scored[at] = (scores[place], probabilities[place]);
                }
            },
            stop);
        return scored;
    }
}
