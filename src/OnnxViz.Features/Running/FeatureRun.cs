using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>
/// Takes the maps of a list of pictures into a folder, with an index. It may be killed at any moment and done again:
/// what is there and whole is left out then, and the folder comes out byte for byte as if nothing had happened.
/// </summary>
/// <param name="extractor">Takes the maps.</param>
/// <param name="pictures">The pictures.</param>
/// <param name="sink">Writes the files.</param>
public sealed class FeatureRun(FeatureExtractor extractor, PictureList pictures, FeatureSink sink)
{
    readonly FeatureIndex _index = new(extractor, pictures, sink);
    readonly SortedDictionary<int, string> _failures = [];

    /// <summary>
    /// Whether pictures are left out whose files are there and whole; none is where <see cref="Seen"/> waits for all of
    /// them.
    /// </summary>
    public bool Resume { get; init; }

    /// <summary>Gets each picture with its maps, too, in the list's order, after its files are written.</summary>
    public Action<PictureFeatures>? Seen { get; init; }

    /// <summary>Whether a picture that cannot be read ends the run.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Held while files are written.</summary>
    public Lock Writing { get; init; } = new();

    /// <summary>Is told, in a line each, what people should know of the folder.</summary>
    public Action<string>? OnNotice { get; init; }

    /// <summary>
    /// How many pictures ran at once when the files of a folder were made; null where nobody knows. Numbers may hang on
    /// that in their last bits, so a run that adds to a folder should do as it was done there.
    /// </summary>
    public static int? BatchIn(string folder) => FeatureIndex.BatchIn(folder);

    /// <summary>Does it.</summary>
    /// <remarks>
    /// What decides whether it may be resumed is the model, the layers, the preprocessing and the form of the files;
    /// pictures may have been added, moved or taken away. Files of pictures that are no longer in the list stay; the
    /// index does not name them any more.
    /// </remarks>
    /// <param name="stop">Ends it between two batches, by <see cref="OperationCanceledException"/>.</param>
    /// <returns>What becomes of each picture, in the list's order, as soon as it is known; the index is written at the
    /// end.</returns>
    /// <exception cref="OnnxVizException">
    /// The folder holds something else or cannot be written, running fails, or a picture cannot be read where that is
    /// fatal.
    /// </exception>
    public IEnumerable<FinishedPicture> Run(CancellationToken stop = default)
    {
        var before = KnownPictures.None;
        var wasComplete = false;
        if (_index.Exists)
        {
            _index.RequireOurs();
            if (LeavesOut && _index.IsWhole())
            {
                sink.CleanUp();
                return AllSkipped();
            }

            (before, wasComplete) = (_index.Known(), _index.WasComplete());
            Notice(before);
        }

        Begin(before, wasComplete);
        return RunBatches(stop);
    }

    void Notice(KnownPictures before)
    {
        var here = pictures.Select(picture => picture.Name).ToHashSet();
        var gone = before.Sources.Keys.Count(name => !here.Contains(name));
        if (gone > 0)
        {
            OnNotice?.Invoke($"{gone} pictures of before are not in this list: their files stay in {sink.Folder}, "
                + $"{FeatureIndex.FileName} names them no more");
        }

        if (LeavesOut && _index.OtherVersions() is { } versions)
        {
            OnNotice?.Invoke(versions);
        }
    }

    /// <remarks>What stands under the name of another picture goes before the index gives that name away.</remarks>
    void Begin(KnownPictures before, bool wasComplete)
    {
        foreach (var picture in pictures.Where(picture => !before.Knows(picture)))
        {
            sink.Remove(picture);
        }

        if (LeavesOut)
        {
            sink.Resume(before, wasComplete);
        }
        else
        {
            sink.CleanUp();
        }

        _index.Begin();
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
        var failures = Failed(batch.Failures);
        lock (Writing)
        {
            failures = [.. failures, .. Failed(sink.Take(batch))];
        }

        PictureFeatures[] done = [.. batch.Pictures.Where(picture => !_failures.ContainsKey(picture.Entry.Position))];
        if (Seen is { } seen)
        {
            Array.ForEach(done, picture => seen(picture));
        }

        return
        [
            .. done.Select(
                picture => new FinishedPicture(picture.Entry, PictureState.Done, sink.FilesOf(picture.Entry)))
                .Concat(failures.Select(
                    failure => new FinishedPicture(failure.Entry, PictureState.Failed, [], failure.Reason)))
                .OrderBy(finished => finished.Entry.Position),
        ];
    }

    IReadOnlyList<PictureFailure> Failed(IReadOnlyList<PictureFailure> failures)
    {
        foreach (var failure in failures)
        {
            _failures[failure.Entry.Position] = IsStrict ? throw new OnnxVizException(failure.Reason) : failure.Reason;
        }

        return failures;
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
