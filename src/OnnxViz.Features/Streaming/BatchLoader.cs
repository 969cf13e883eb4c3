using OnnxViz.Networks;
using OnnxViz.Pictures;
namespace OnnxViz.Features;

/// <summary>
/// Reads the pictures of a batch into the network's input. A picture's slot hangs on its place in the list alone.
/// </summary>
sealed class BatchLoader(PictureList pictures, PictureResizer resizer, InputWriter writer, int batch)
{
    /// <summary>How many batches the list makes.</summary>
    public int Batches => (pictures.Count + batch - 1) / batch;

    /// <summary>
    /// Whether a batch is to be read after those before it: some files are slow to read out of order.
    /// </summary>
    public bool IsInOrder(int index) => pictures.Batch(index, batch).Any(entry => entry.IsInOrder);

    /// <summary>Reads a batch; slots without a picture are zero.</summary>
    public LoadedBatch Load(int index, InputBuffer input, CancellationToken stop)
    {
        var loaded = new List<(int, PictureEntry, Picture)>();
        var failures = new List<PictureFailure>();
        var entries = pictures.Batch(index, batch);
        for (var slot = 0; slot < entries.Count; slot++)
        {
            stop.ThrowIfCancellationRequested();
            var entry = entries[slot];
            try
            {
                var picture = resizer.Fit(entry, entry.Read());
                writer.Write(picture.Pixels, input.Of(slot));
                loaded.Add((slot, entry, entry.IsTensor ? TensorLooks.Of(picture) : picture));
            }
            catch (Exception failure) when (PictureFault.IsOf(failure))
            {
                input.Of(slot).Clear();
                failures.Add(PictureFault.Of(entry, failure));
            }
        }

        input.ClearFrom(entries.Count);
        return new(index, input, loaded, failures);
    }
}
