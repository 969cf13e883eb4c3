using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Attribution;

/// <summary>
/// Scores of classes and their probabilities, the softmax of all scores: one session for all classes.
/// </summary>
sealed class ClassScorer : PictureScorer
{
    const string Pictures = "pictures";
    const string Scores = "scores";
    const string Probabilities = "probabilities";

    readonly OnnxSession _session;
    readonly PicturePart _part;

    ClassScorer(OnnxSession session, PicturePart part) => (_session, _part) = (session, part);

    /// <summary>Opens a network; null where the unit is none of its classes.</summary>
    public static new ClassScorer? Open(AttributionTask task)
    {
        var network = task.Network.Network;
        if (Classes.Find(network) is not { } classes || task.Unit is not Channel { Layer: var layer }
            || layer != classes.Layer.Tensor)
        {
            return null;
        }

        var part = task.Network.Cut([layer], task.BatchFor(task.Settings.Batch), task.Height, task.Width);
        var graph = new GraphBuilder();
        var scores = part.Of(graph.Input(Pictures, new(ElementType.Float, part.Pictures)))[layer];
        var rows = scores.Reshape([part.Pictures[0], scores.Shape.Size / part.Pictures[0]]);
        var probabilities = rows.Unary("Softmax", new Attributes { { "axis", 1L } });
        var model = part.ModelOf(graph.Build([new(Scores, rows), new(Probabilities, probabilities)]));
        return new(OnnxSession.Open(model, task.Settings.Runtime), part);
    }

    public override IEnumerable<(float Score, float Probability)> Score(
        IEnumerable<float[]> pictures, Objective unit, CancellationToken stop)
    {
        var (shape, index) = (_part.Pictures, ((Channel)unit).Index);
        foreach (var batch in pictures.Chunk((int)shape[0]))
        {
            stop.ThrowIfCancellationRequested();
            var results = _session.Run(new Dictionary<string, Tensor>
            {
                [Pictures] = Tensor.Of(Batches.Filled(batch, shape), shape),
            });
            var (scores, probabilities) = (results[Scores].ToFloats(), results[Probabilities].ToFloats());
            var classes = scores.Length / (int)shape[0];
            for (var slot = 0; slot < batch.Length; slot++)
            {
                yield return (scores[(slot * classes) + index], probabilities[(slot * classes) + index]);
            }
        }
    }

    public override void Dispose() => _session.Dispose();
}
