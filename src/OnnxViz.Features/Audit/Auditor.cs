using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>
/// Finds out what the filters of some layers do over many pictures, in one pass: which are dead, nearly dead, always on or duplicates, how often each
/// fires, and where it is highest. Memory does not grow with the pictures, but for the names of those that cannot be read.
/// </summary>
/// <param name="extractor">Where the maps come from; its layers are audited.</param>
/// <param name="settings">What counts as what.</param>
public sealed class Auditor(FeatureExtractor extractor, AuditSettings settings)
{
    /// <summary>Told after every batch.</summary>
    public Action<FeatureBatch>? OnBatch { get; init; }

    /// <summary>Looks at all pictures.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="labels">The class of each picture; that of <see cref="PictureEntry.Label"/> when left out.</param>
    /// <param name="stop">Ends it before the next batch, by <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="OnnxVizException">No picture can be read, running fails, or an activation is not a number.</exception>
    public Audit Run(PictureList pictures, Func<PictureEntry, string?>? labels = null, CancellationToken stop = default)
    {
        var every = CorrelationPlan.Every(extractor, pictures.Count, settings.CorrelationShare);
        LayerTally[] layers = [.. extractor.Layers.Zip(every, (layer, step) => new LayerTally(layer, settings, step))];
        var classes = new LabelTally(labels ?? (entry => entry.Label));
        var failures = new List<PictureFailure>();
        foreach (var batch in extractor.Extract(pictures, stop: stop))
        {
            failures.AddRange(batch.Failures);
            foreach (var picture in batch.Pictures)
            {
                var label = classes.Add(picture.Entry);
                foreach (var layer in layers)
                {
                    layer.Add(picture, label);
                }
            }

            OnBatch?.Invoke(batch);
        }

        var seen = pictures.Count - failures.Count;
        return seen > 0
            ? new(seen, failures, classes.Counts, [.. extractor.Layers.Zip(layers, (layer, tally) => Finish(layer, tally, pictures, classes))])
            : throw new OnnxVizException($"none of the {pictures.Count} pictures can be read; the first, {failures[0].Entry}: {failures[0].Reason}");
    }

    LayerAudit Finish(FeatureLayer layer, LayerTally tally, PictureList pictures, LabelTally labels) =>
        tally.Finish((picture, position) => Peak(layer, pictures[picture], position), labels.Ordered);

    FilterPeak Peak(FeatureLayer layer, PictureEntry picture, int position)
    {
        var (row, column) = layer.Shape.Rank == 3
            ? Math.DivRem(position, (int)layer.Shape[2])
            : ((int?)null, (int?)null);
        var sees = PatchWindow.Of(layer.Layer.ReceptiveField, row ?? 0, column ?? 0, extractor.Height, extractor.Width);
        return new(picture, row, column, sees);
    }
}
