using OnnxViz.Graph;

namespace OnnxViz.Features;

/// <summary>
/// What becomes of pictures with their maps: files in a folder. A run asks it which pictures are done, gives it those
/// that are not, and lists its files in the folder's index. Every file must appear whole or not at all, and the same
/// for the same pictures whenever it is written.
/// </summary>
/// <param name="folder">The folder.</param>
public abstract class FeatureSink(string folder)
{
    KnownPictures _before = KnownPictures.None;

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>
    /// What it makes and how, as an object whose properties go into the index; a run is resumed only where they are the
    /// same.
    /// </summary>
    public abstract object Settings { get; }

    /// <summary>What there is to say about the files written so far, in one line; null for nothing.</summary>
    public virtual string? Remark => null;

    /// <summary>The files that a picture leaves behind.</summary>
    public abstract IReadOnlyList<FeatureFile> FilesOf(PictureEntry picture);

    /// <summary>The files that all pictures leave behind together, there after <see cref="Finish"/>.</summary>
    public virtual IReadOnlyList<FeatureFile> Files => [];

    /// <summary>Gets ready to leave out what is there from before.</summary>
    /// <param name="before">Which picture each name stood for then.</param>
    /// <param name="wasComplete">Whether all that was to come then had come.</param>
    public virtual void Resume(KnownPictures before, bool wasComplete) => _before = before;

    /// <summary>Whether what a batch leaves behind is there and whole; asked while other batches are taken.</summary>
    /// <param name="batch">The number of the batch.</param>
    /// <param name="pictures">The places of the list that it holds.</param>
    public virtual bool IsDone(int batch, IReadOnlyList<PictureEntry> pictures) =>
        pictures.All(picture => _before.Knows(picture) && FilesOf(picture).All(IsWhole));

    /// <summary>Uses a batch; a picture that cannot be drawn leaves no files.</summary>
    /// <returns>The pictures that cannot be drawn.</returns>
    public virtual IReadOnlyList<PictureFailure> Take(FeatureBatch batch)
    {
        var failures = new List<PictureFailure>();
        foreach (var picture in batch.Pictures)
        {
            try
            {
                Take(picture);
            }
            catch (UndrawablePictureException failure)
            {
                failures.Add(failure.Failure);
                Remove(picture.Entry);
            }
        }

        return failures;
    }

    /// <summary>Uses a picture.</summary>
    public abstract void Take(PictureFeatures picture);

    /// <summary>Removes what stands under a picture's name.</summary>
    public void Remove(PictureEntry picture)
    {
        foreach (var path in FilesOf(picture).Select(At).Where(File.Exists))
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new OnnxVizException(
                    $"{path} cannot be replaced: {failure.Message.ReplaceLineEndings(" ")}", failure);
            }
        }
    }

    /// <summary>Writes what all pictures leave behind together, when every batch is done.</summary>
    public virtual void Finish()
    {
    }

    /// <summary>Removes what was needed on the way, when the index is written.</summary>
    public virtual void CleanUp()
    {
    }

    /// <summary>Where a file is.</summary>
    protected string At(FeatureFile file) => Path.Combine(folder, file.Path);

    /// <summary>Whether a file is there, as long as it has to be.</summary>
    protected bool IsWhole(FeatureFile file) =>
        new FileInfo(At(file)) is { Exists: true } found && (file.Bytes is null || file.Bytes == found.Length);
}
