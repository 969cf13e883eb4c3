using OnnxViz.Features;

namespace OnnxViz.Atlas;

/// <summary>What photographs do to the units of a layer.</summary>
/// <param name="layer">The layer, at the size of the atlas.</param>
/// <param name="top">How many places of each unit are kept.</param>
sealed class LayerPhotos(FeatureLayer layer, int top)
{
    readonly List<float>[] _scores = [.. Enumerable.Range(0, layer.Channels).Select(_ => new List<float>())];
    readonly TopPatches _patches = new(layer, top);

    /// <summary>The layer.</summary>
    public FeatureLayer Layer => layer;

    /// <summary>The strongest places of a unit, strongest first.</summary>
    public IReadOnlyList<Patch> Patches(int channel) => _patches.Of(channel);

    /// <summary>Takes a photograph into account.</summary>
    public void Add(PictureFeatures picture)
    {
        _patches.Add(picture);
        for (var channel = 0; channel < layer.Channels; channel++)
        {
            _scores[channel].Add(Mean(picture.Map(layer, channel)));
        }
    }

    /// <summary>
    /// The percentage of the photographs on which a unit's mean activation is below a score, those that equal it
    /// counting half: 0 to 100.
    /// </summary>
    public double Percentile(int channel, float score)
    {
        var all = _scores[channel];
        return 100.0 * (all.Count(other => other < score) + (0.5 * all.Count(other => other == score))) / all.Count;
    }

    static float Mean(ReadOnlySpan<float> map)
    {
        var sum = 0.0;
        foreach (var value in map)
        {
            sum += value;
        }

        return (float)(sum / map.Length);
    }
}
