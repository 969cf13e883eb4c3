using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Output;
using OnnxViz.Features;
using OnnxViz.Graph;

namespace OnnxViz.Cli.Drawing;

/// <summary>
/// Audits, with a second look at what is silent where that is wanted; tells how far it is and which pictures are
/// broken.
/// </summary>
sealed class AuditRun(FeatureExtractor extractor, AuditSettings settings, ProgressWatch watch)
{
    const int Fine = 1000;

    /// <summary>Whether a picture that cannot be read ends the run.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The steps of an ascent that tries to make a silent filter fire; null for no such proof.</summary>
    public int? Steps { get; init; }

    /// <summary>Looks at all pictures.</summary>
    public AuditOutcome Run(PictureList pictures, Func<PictureEntry, string?>? labels, CancellationToken stop)
    {
        var audit = watch.Count(count => Audit(pictures, labels, count, stop));
        return new(audit, Steps is { } steps ? Prove(audit, steps, stop) : null);
    }

    Audit Audit(
        PictureList pictures,
        Func<PictureEntry, string?>? labels,
        Action<long, long, string> count,
        CancellationToken stop)
    {
        var done = 0;
        var auditor = new Auditor(extractor, settings) { OnBatch = Follow };
        return auditor.Run(pictures, labels, stop);

        void Follow(FeatureBatch batch)
        {
            foreach (var failure in batch.Failures)
            {
                watch.Say($"onnxviz: {(IsStrict ? throw new OnnxVizException(failure.Reason) : failure.Reason)}");
            }

            done += batch.Pictures.Count + batch.Failures.Count;
            count(done, pictures.Count, $"{done:#,0} of {pictures.Count:#,0} pictures");
        }
    }

    Dictionary<string, IReadOnlyList<FiringAttempt>> Prove(
        Audit audit, int steps, CancellationToken stop) => watch.Count(count =>
    {
        var attempts = new Dictionary<string, IReadOnlyList<FiringAttempt>>();
        var (done, total) = (0, audit.Count(FilterState.Silent));
        foreach (var layer in audit.Layers)
        {
            int[] silent = [.. layer.In(FilterState.Silent).Select(filter => filter.Channel)];
            var search = new FiringSearch(extractor, settings.Epsilon, steps)
            {
                OnProgress = share =>
                    count(
                        (long)(Fine * (done + (share * silent.Length))),
                        Fine * (long)total,
                        $"{total} silent filters, now those of {layer.Layer.Name}"),
            };
            attempts[layer.Layer.Layer.Tensor] = search.Search(layer.Layer, silent, stop);
            done += silent.Length;
        }

        return attempts;
    });
}
