using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Atlas;

/// <summary>
/// Looks at photographs with all layers of an atlas, at the size of its pictures, and cuts out what each unit likes
/// best.
/// </summary>
sealed class PhotoSearch : IDisposable
{
    const int Top = 6;
    const int Longest = 96;

    /// <summary>Photographs at once, or fewer where memory did not suffice for as many units.</summary>
    const int Batch = 8;

    readonly FeatureExtractor _extractor;
    readonly PictureList _photos;
    readonly Dictionary<AtlasLayer, LayerPhotos> _found;

    /// <summary>Looks at them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="plan">The atlas.</param>
    /// <param name="photos">The photographs.</param>
    /// <param name="runtime">Where to run.</param>
    /// <param name="stop">Ends it by an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="OnnxVizException">No photograph can be read, or running fails.</exception>
    public PhotoSearch(
        Network network, AtlasPlan plan, PictureList photos, RuntimeSettings runtime, CancellationToken stop)
    {
        var settings = new FeatureSettings(plan.Look.Preprocessing)
        {
            Height = plan.Look.Height,
            Width = plan.Look.Width,
            Batch = Math.Min(Batch, plan.Layers.Min(layer => layer.Batch)),
            Runtime = runtime,
        };
        _photos = photos;
        _extractor = new(network, [.. plan.Layers.Select(layer => layer.Tensor)], settings, photos.Count);
        _found = plan.Layers.Zip(_extractor.Layers)
            .ToDictionary(pair => pair.First, pair => new LayerPhotos(pair.Second, Top));
        foreach (var batch in _extractor.Extract(photos, stop: stop))
        {
            Take(batch);
        }

        Require();
    }

    /// <summary>The photographs that were seen.</summary>
    public int Count { get; private set; }

    /// <summary>Those that could not be read, and why.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>The percentage of the photographs that excite a unit less than its picture does.</summary>
    public double Percentile(AtlasLayer layer, UnitRecord unit) =>
        _found[layer].Percentile(unit.Channel, unit.SavedScore);

    /// <summary>The strongest places of a unit.</summary>
    public IReadOnlyList<Patch> Patches(AtlasLayer layer, int channel) => _found[layer].Patches(channel);

    /// <summary>Cuts the strongest places of all units of a layer, one row of patches for each unit.</summary>
    public IEnumerable<(int Channel, Picture Strip)> Strips(AtlasLayer layer)
    {
        var found = _found[layer];
        using var cutter = new PatchCutter(_extractor, found.Layer, _photos, []);
        for (var channel = 0; channel < layer.Channels; channel++)
        {
            CaptionedPicture[] patches = [.. cutter.Cut(found.Patches(channel))
                .Select(cut => new CaptionedPicture(Small(cut.Picture.ToVisible()), ""))];
            if (patches.Length > 0)
            {
                yield return (channel, new ContactSheet(patches.Length, Margin: 2).Draw(patches));
            }
        }
    }

    public void Dispose() => _extractor.Dispose();

    void Take(FeatureBatch batch)
    {
        foreach (var picture in batch.Pictures)
        {
            foreach (var layer in _found.Values)
            {
                layer.Add(picture);
            }
        }

        Count += batch.Pictures.Count;
        Failures.AddRange(batch.Failures.Select(failure => failure.Reason));
    }

    void Require()
    {
        if (Count == 0)
        {
            throw new OnnxVizException(
                $"none of the {_photos.Count} photographs can be read; the first: {Failures[0]}");
        }
    }

    /// <summary>Patches of one height, small ones enlarged by whole pixels.</summary>
    static Picture Small(Picture patch)
    {
        var longer = Math.Max(patch.Width, patch.Height);
        return longer > Longest
            ? patch.Resize(Math.Max(1, patch.Width * Longest / longer), Math.Max(1, patch.Height * Longest / longer))
            : patch.Repeat(Math.Max(1, Longest / longer));
    }
}
