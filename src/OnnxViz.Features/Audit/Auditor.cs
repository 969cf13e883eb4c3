using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>
/// Finds out what the filters of some layers do over many pictures, in one pass: which are silent, nearly silent,
/// always on or duplicates, how often each fires, and where it is highest. Memory does not grow with the pictures, but
/// for the names of those that cannot be read.
/// </summary>
/// <param name="extractor">Where the maps come from; its layers are audited.</param>
/// <param name="settings">What counts as what.</param>
public sealed class Auditor(FeatureExtractor extractor, AuditSettings settings)
{
    /// <summary>Told after every batch; batches may end in another order than that of the list.</summary>
    public Action<FeatureBatch>? OnBatch { get; init; }

    /// <summary>Looks at all pictures.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="labels">The class of each picture; that of <see cref="PictureEntry.Label"/> when left out.</param>
    /// <param name="stop">Ends it before the next batch, by <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="OnnxVizException">No picture can be read, running fails, or an activation is not a
    /// number.</exception>
    public Audit Run(PictureList pictures, Func<PictureEntry, string?>? labels = null, CancellationToken stop = default)
    {
        var every = CorrelationPlan.Every(extractor, pictures.Count, settings.CorrelationShare);
        LayerTally[][] workers = [.. Enumerable.Range(0, extractor.Workers).Select(_ => NewTallies(every))];
        var classes = new LabelTally(labels ?? (entry => entry.Label));
        var failures = new List<PictureFailure>();
        var turn = new Lock();
        extractor.Each(pictures, Take, stop);

        var seen = pictures.Count - failures.Count;
        return seen > 0
            ? new(
                seen,
                [.. failures.OrderBy(failure => failure.Entry.Position)],
                classes.Counts,
                [.. extractor.Layers.Select(Result)])
            : throw new OnnxVizException($"none of the {pictures.Count} pictures can be read; the first, "
                + $"{failures[0].Entry}: {failures[0].Reason}");

        void Take(int worker, FeatureBatch batch)
        {
            foreach (var picture in batch.Pictures)
            {
                var label = classes.Add(picture.Entry);
                foreach (var layer in workers[worker])
                {
                    layer.Add(picture, label);
                }
            }

            lock (turn)
            {
                failures.AddRange(batch.Failures);
                OnBatch?.Invoke(batch);
            }
        }

        LayerAudit Result(FeatureLayer layer, int index)
        {
            var tally = Together([.. workers.Select(tallies => tallies[index])]);
            return tally.Result((picture, position) => Peak(layer, pictures[picture], position), classes.Ordered);
        }
    }

    LayerTally[] NewTallies(IReadOnlyList<int> every) =>
        [.. extractor.Layers.Zip(every, (layer, step) => new LayerTally(layer, settings, step))];

    static LayerTally Together(LayerTally[] tallies)
    {
        Array.ForEach(tallies, tally => tally.Finish());
        foreach (var other in tallies.Skip(1))
        {
            tallies[0].Add(other);
        }

        return tallies[0];
    }

    FilterPeak Peak(FeatureLayer layer, PictureEntry picture, int position)
    {
        var (row, column) = layer.Shape.Rank == 3
            ? Math.DivRem(position, (int)layer.Shape[2])
            : ((int?)null, (int?)null);
        var sees = PatchWindow.Of(layer.Layer.ReceptiveField, row ?? 0, column ?? 0, extractor.Height, extractor.Width);
        return new(picture, row, column, sees);
    }
}
