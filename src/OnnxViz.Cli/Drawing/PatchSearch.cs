using OnnxViz.Cli.Hosting;
using OnnxViz.Features;
using OnnxViz.Graph;

namespace OnnxViz.Cli.Drawing;

/// <summary>Looks for the patches of pictures that turn the channels of layers on most.</summary>
sealed class PatchSearch(FeatureExtractor extractor, PictureList pictures, Work work)
{
    /// <summary>Whether a picture that cannot be read ends the search.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Goes through all pictures.</summary>
    /// <param name="count">How many patches of each channel.</param>
    /// <exception cref="OnnxVizException">None of them can be read.</exception>
    public PatchList Find(int count)
    {
        var tops = extractor.Layers.Select(layer => new TopPatches(layer, count)).ToArray();
        var read = work.Watch.Count(tell => Search(tops, tell));
        work.TellLeftOut(pictures.Count - read, pictures.Count);
        return read > 0
            ? PatchList.Of(extractor, count, tops.ToDictionary(
                top => top.Layer.Name,
                top => (IReadOnlyList<Patch>)[.. Enumerable.Range(0, top.Layer.Channels).SelectMany(top.Of)]))
            : throw new OnnxVizException($"none of the {pictures.Count} pictures could be read");
    }

    /// <summary>A list of patches that was found before.</summary>
    /// <exception cref="OnnxVizException">It was found otherwise.</exception>
    public static PatchList Checked(PatchList list, FeatureExtractor extractor)
    {
        var now = PatchList.Of(extractor, list.Top, list.Layers);
        return now == list with { Layers = now.Layers }
            ? list
            : throw new OnnxVizException(
                "the list of patches was made with another model, size or preprocessing: "
                + $"{list.Model}, {list.Width}x{list.Height}, {list.Fit}, {list.Preprocessing}");
    }

    int Search(TopPatches[] tops, Action<long, long, string> tell)
    {
        var (read, done) = (0, 0);
        foreach (var batch in extractor.Extract(pictures, stop: work.Stop))
        {
            foreach (var failure in batch.Failures)
            {
                work.Watch.Say(IsStrict ? throw new OnnxVizException(failure.Reason) : $"onnxviz: {failure.Reason}");
            }

            foreach (var picture in batch.Pictures)
            {
                Array.ForEach(tops, top => top.Add(picture));
            }

            read += batch.Pictures.Count;
            done += batch.Pictures.Count + batch.Failures.Count;
            tell(done, pictures.Count, $"{done:#,0} of {pictures.Count:#,0} pictures");
        }

        return read;
    }
}
