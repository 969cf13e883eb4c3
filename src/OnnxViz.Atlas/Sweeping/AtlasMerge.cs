using OnnxViz.Graph;

namespace OnnxViz.Atlas;

/// <summary>Puts the shares of an atlas together.</summary>
public sealed class AtlasMerge
{
    readonly IReadOnlyList<AtlasFolder> _sources;

    /// <summary>Opens the folders.</summary>
    /// <param name="sources">The folders of the shares, at least one; one folder may hold several shares.</param>
    /// <exception cref="OnnxVizException">One holds no atlas, or that of another configuration.</exception>
    public AtlasMerge(IReadOnlyList<AtlasFolder> sources)
    {
        (_sources, Plan) = (sources, sources[0].ReadPlan());
        foreach (var source in sources)
        {
            source.Require(Plan);
        }
    }

    /// <summary>The plan that all of them share.</summary>
    public AtlasPlan Plan { get; }

    /// <summary>The units that none of them has, layer by layer.</summary>
    public IReadOnlyList<AtlasGap> Gaps => [.. Plan.Layers
        .Select(layer => new AtlasGap(layer, [.. Enumerable.Range(0, layer.Channels)
            .Where(channel => !_sources.Any(source => source.Has(layer, channel)))]))
        .Where(gap => gap.Channels.Count > 0)];

    /// <summary>Copies what a folder lacks.</summary>
    /// <param name="target">The folder; it may be one of the shares'.</param>
    /// <param name="write">Writes files; called with what does.</param>
    /// <exception cref="OnnxVizException">
    /// The folder holds another atlas, or two shares have another picture of the same unit.
    /// </exception>
    public void Into(AtlasFolder target, Action<Action> write)
    {
        target.Begin(Plan);
        foreach (var layer in Plan.Layers)
        {
            for (var channel = 0; channel < layer.Channels; channel++)
            {
                Take(target, layer, channel, write);
            }
        }
    }

    void Take(AtlasFolder target, AtlasLayer layer, int channel, Action<Action> write)
    {
        var holders = _sources.Where(source => source.Has(layer, channel)).ToArray();
        foreach (var holder in holders.Where(holder => !IsSame(holder, target)))
        {
            Copy(holder.Picture(layer, channel), target.Picture(layer, channel), write);
            Copy(holder.Record(layer, channel), target.Record(layer, channel), write);
        }
    }

    static void Copy(string from, string to, Action<Action> write)
    {
        if (!File.Exists(from))
        {
            return;
        }

        var bytes = File.ReadAllBytes(from);
        if (!File.Exists(to))
        {
            write(() => AtomicFile.WriteAllBytes(to, bytes));
        }
        else if (!bytes.AsSpan().SequenceEqual(File.ReadAllBytes(to)))
        {
            throw new OnnxVizException(
                $"{from} and {to} are of the same unit and differ: they come from unlike machines; "
                + "keep the shares of one");
        }
    }

    static bool IsSame(AtlasFolder one, AtlasFolder other) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(one.Path))
        == Path.TrimEndingDirectorySeparator(Path.GetFullPath(other.Path));
}
