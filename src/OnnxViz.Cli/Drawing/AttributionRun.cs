using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Output;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Reports;

namespace OnnxViz.Cli.Drawing;

/// <summary>
/// Explains a list of pictures one after the other; where not all methods can be ready at a time, a group of pictures
/// by each method in turn. So neither the number of pictures nor that of methods counts for memory.
/// </summary>
/// <param name="network">The network behind its preprocessing.</param>
/// <param name="pictures">The pictures.</param>
/// <param name="files">Where maps go.</param>
/// <param name="facts">What decides how they come out.</param>
/// <param name="model">The model for manifests.</param>
sealed class AttributionRun(
    PictureNetwork network, PictureList pictures, AttributionFiles files, AttributionFacts facts, ManifestModel model)
    : IDisposable
{
    const int Group = 16;

    readonly List<PictureEntry> _done = [];
    OpenExplainers? _explainers;
    TopClass? _top;

    /// <summary>The methods.</summary>
    public required IReadOnlyList<Method> Methods { get; init; }

    /// <summary>What is explained; null for each picture's own top class.</summary>
    public required Objective? Objective { get; init; }

    /// <summary>How methods are run.</summary>
    public required AttributionSettings Settings { get; init; }

    /// <summary>How pictures are brought to the size.</summary>
    public required ResizeMode Fit { get; init; }

    /// <summary>Whether a picture that cannot be used ends the run.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Whether pictures are left out whose files are there.</summary>
    public bool Resume { get; init; }

    /// <summary>The page that shows them, where one is wanted.</summary>
    public AttributionPage? Page { get; init; }

    /// <summary>How many pictures could not be used.</summary>
    public int Failed { get; private set; }

    /// <summary>The pictures' height.</summary>
    public int Height => facts.Height;

    /// <summary>The pictures' width.</summary>
    public int Width => facts.Width;

    /// <summary>The pictures whose maps are there.</summary>
    public IReadOnlyList<PictureEntry> Done => _done;

    /// <summary>How many came to an end, whatever that was.</summary>
    public int All => _done.Count + Failed;

    /// <summary>Explains the pictures; what becomes of each, in the list's order.</summary>
    public IEnumerable<AttributionReport> Run(Work work, Action<string> count)
    {
        _explainers = new(network, (facts.Height, facts.Width), Settings);
        _top = Objective is null ? new(network, facts.Height, facts.Width, Settings.Runtime) : null;
        foreach (var group in pictures.Chunk(_explainers.Most >= Methods.Count ? 1 : Group))
        {
            foreach (var report in Explain(group, work, count))
            {
                yield return report;
            }
        }

        foreach (var (file, draw) in AttributionSheets.Of(files, _done, Read))
        {
            work.Stop.ThrowIfCancellationRequested();
            work.Write(() => PictureFile.Write(file, draw()));
        }
    }

    /// <summary>A picture as the network sees it.</summary>
    public Picture Read(PictureEntry entry) =>
        entry.Read(network.Network.FindInput(), facts.Height, facts.Width, Fit);

    public void Dispose()
    {
        _explainers?.Dispose();
        _top?.Dispose();
    }

    IEnumerable<AttributionReport> Explain(PictureEntry[] group, Work work, Action<string> count)
    {
        var reports = group.ToDictionary(entry => entry, _ => (AttributionReport?)null);
        var open = new List<ExplainedPicture>();
        foreach (var entry in group)
        {
            work.Stop.ThrowIfCancellationRequested();
            reports[entry] = Known(entry) ?? Guarded(entry, () => open.Add(Opened(entry)));
        }

        foreach (var method in Methods.Where(_ => open.Count > 0))
        {
            var explainer = _explainers!.Of(method, open[0].Objective);
            foreach (var picture in open.ToArray())
            {
                var failure = Guarded(picture.Entry, () => Explain(picture, method, explainer, work));
                reports[picture.Entry] = failure;
                _ = failure is not null && open.Remove(picture);
                count($"{picture.Entry.Name}: {method}");
            }
        }

        foreach (var picture in open)
        {
            reports[picture.Entry] = Finished(picture, work);
        }

        return group.Select(entry => reports[entry]!);
    }

    void Explain(ExplainedPicture picture, Method method, Explainer explainer, Work work)
    {
        var map = explainer.Explain(picture.Seen.Pixels, picture.Objective, work.Stop);
        picture.Score = map.Score;
        work.Write(() => picture.Methods.Add(files.Write(picture, method, explainer.Layer, map)));
        Page?.Add(
            method, explainer.Layer, picture.Entry.Name, AttributionPicture.Shown(picture.Seen), map);
    }

    AttributionReport Finished(ExplainedPicture picture, Work work)
    {
        var manifest = new AttributionManifest(
            picture.Entry.Name, picture.Entry.Source, model, $"{picture.Objective}", picture.Class, picture.Score,
            picture.Methods, facts, Manifest.VersionsUsed());
        work.Write(() => files.Write(picture.Entry, manifest));
        _done.Add(picture.Entry);
        return manifest.ToReport(PictureState.Done);
    }

    AttributionReport? Known(PictureEntry entry)
    {
        var place = files.FolderOf(entry);
        if (!Resume || AttributionManifest.Find(place) is not { } manifest
            || !manifest.Holds(entry.Source, model, facts, place))
        {
            return null;
        }

        _done.Add(entry);
        return manifest.ToReport(PictureState.Skipped);
    }

    AttributionReport? Guarded(PictureEntry entry, Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (OnnxVizException failure) when (!IsStrict)
        {
            Failed++;
            return new(entry.Name, entry.Source, PictureState.Failed, null, null, null, [], failure.Message);
        }
    }

    ExplainedPicture Opened(PictureEntry entry)
    {
        var seen = Read(entry);
        if (Objective is not null)
        {
            return new(entry, seen, Objective, null);
        }

        var (objective, name) = _top!.Of(seen.Pixels);
        return new(entry, seen, objective, name);
    }
}
