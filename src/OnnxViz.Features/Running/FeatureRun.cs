using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>
/// Takes the maps of a list of pictures into a folder, with an index. It may be killed at any moment and done again: what is there and whole is
/// left out then, and the folder comes out byte for byte as if nothing had happened.
/// </summary>
/// <param name="extractor">Takes the maps.</param>
/// <param name="pictures">The pictures.</param>
/// <param name="sink">Writes the files.</param>
public sealed class FeatureRun(FeatureExtractor extractor, PictureList pictures, FeatureSink sink)
{
    readonly FeatureIndex _index = new(extractor, pictures, sink);
    readonly SortedDictionary<int, string> _failures = [];

    /// <summary>Whether pictures are left out whose files are there and whole; none is where <see cref="Seen"/> waits for all of them.</summary>
    public bool Resume { get; init; }

    /// <summary>Gets each picture with its maps, too, in the list's order, after its files are written.</summary>
    public Action<PictureFeatures>? Seen { get; init; }

    /// <summary>Whether a picture that cannot be read ends the run.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Held while files are written.</summary>
    public Lock Writing { get; init; } = new();

    /// <summary>Does it.</summary>
    /// <param name="stop">Ends it between two batches, by <see cref="OperationCanceledException"/>.</param>
    /// <returns>What becomes of each picture, in the list's order, as soon as it is known; the index is written at the end.</returns>
    /// <exception cref="OnnxVizException">
    /// The folder holds something else or cannot be written, running fails, or a picture cannot be read where that is fatal.
    /// </exception>
    public IEnumerable<FinishedPicture> Run(CancellationToken stop = default)
    {
        if (_index.IsOurs() && LeavesOut && _index.IsWhole())
        {
            sink.CleanUp();
            return AllSkipped();
        }

        Begin();
        return RunBatches(stop);
    }

    void Begin()
    {
        _index.Begin();
        if (!LeavesOut)
        {
            sink.CleanUp();
        }

        foreach (var folder in Directory.EnumerateDirectories(sink.Folder).Append(sink.Folder))
        {
            AtomicFile.RemoveUnfinished(folder);
        }
    }

    IEnumerable<FinishedPicture> RunBatches(CancellationToken stop)
    {
        var next = 0;
        foreach (var batch in extractor.Extract(pictures, IsSkipped, stop))
        {
            foreach (var skipped in Skipped(next, batch.Index))
            {
                yield return skipped;
            }

            foreach (var finished in Take(batch))
            {
                yield return finished;
            }

            next = batch.Index + 1;
        }

        foreach (var skipped in Skipped(next, int.MaxValue))
        {
            yield return skipped;
        }

        Finish();
    }

    IReadOnlyList<FinishedPicture> Take(FeatureBatch batch)
    {
        foreach (var failure in batch.Failures)
        {
            _failures[failure.Entry.Position] = IsStrict ? throw new OnnxVizException(failure.Reason) : failure.Reason;
        }

        lock (Writing)
        {
            sink.Take(batch);
        }

        if (Seen is { } seen)
        {
            foreach (var picture in batch.Pictures)
            {
                seen(picture);
            }
        }

        return
        [
            .. batch.Pictures.Select(picture => new FinishedPicture(picture.Entry, PictureState.Done, sink.FilesOf(picture.Entry)))
                .Concat(batch.Failures.Select(failure => new FinishedPicture(failure.Entry, PictureState.Failed, [], failure.Reason)))
                .OrderBy(finished => finished.Entry.Position),
        ];
    }

    void Finish()
    {
        lock (Writing)
        {
            sink.Finish();
            _index.Complete(_failures);
            sink.CleanUp();
        }
    }

    bool LeavesOut => Resume && Seen is null;

    bool IsSkipped(int batch) => LeavesOut && sink.IsDone(batch, pictures.Batch(batch, extractor.Batch));

    IEnumerable<FinishedPicture> Skipped(int from, int to)
    {
        var last = Math.Min(pictures.Count, (long)to * extractor.Batch);
        for (var position = from * extractor.Batch; position < last; position++)
        {
            yield return new(pictures[position], PictureState.Skipped, sink.FilesOf(pictures[position]));
        }
    }

    IEnumerable<FinishedPicture> AllSkipped()
    {
        var failures = _index.Failures();
        return pictures.Select(picture => failures.TryGetValue(picture.Name, out var error)
            ? new FinishedPicture(picture, PictureState.Failed, [], error)
            : new FinishedPicture(picture, PictureState.Skipped, sink.FilesOf(picture)));
    }
}
