using System.Text;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Atlas;

/// <summary>Makes of an atlas whose units are all done what people look at: contact sheets, a site, an index.</summary>
/// <param name="network">The network.</param>
/// <param name="plan">The atlas.</param>
/// <param name="folder">Its folder.</param>
public sealed class Finisher(Network network, AtlasPlan plan, AtlasFolder folder)
{
    const int PatchQuality = 88;

    /// <summary>The photographs that units are compared with; null for none.</summary>
    public PictureList? Photos { get; init; }

    /// <summary>
    /// Other atlases of the same model, whose pictures stand beside these: other presets, other seeds.
    /// </summary>
    public IReadOnlyList<AtlasFolder> Beside { get; init; } = [];

    /// <summary>Where photographs are run.</summary>
    public RuntimeSettings Runtime { get; init; } = RuntimeSettings.Default;

    /// <summary>Writes files; called with what does.</summary>
    public Action<Action> Write { get; init; } = write => write();

    /// <summary>Told of what could not be used.</summary>
    public Action<string>? OnNotice { get; init; }

    /// <summary>Told how many layers are done of how many.</summary>
    public Action<int, int>? OnLayer { get; init; }

    /// <summary>Does it; what is there already is written anew.</summary>
    /// <param name="stop">Ends it between layers, by an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="OnnxVizException">
    /// A unit is missing, a photograph cannot be used, or a file not be written.
    /// </exception>
    public void Run(CancellationToken stop)
    {
        OtherLook[] looks = [.. Beside.Select(other => new OtherLook(plan, folder, other))];
        Write(() => folder.RemoveUnfinished(plan));
        using var photos = Photos is null ? null : new PhotoSearch(network, plan, Photos, Runtime, stop);
        photos?.Failures.ForEach(failure => OnNotice?.Invoke(failure));
        var links = new UnitLinks(network, plan.Layers);
        var kernels = new KernelAddresses(network, plan);
        LayerFindings[] layers =
            [.. plan.Layers.Select(layer => Findings(layer, links, photos, kernels.Of(layer), looks))];
        var site = new Site(plan, layers, photos?.Count);
        foreach (var (index, layer) in layers.Index())
        {
            stop.ThrowIfCancellationRequested();
            Finish(layer, site, photos);
            OnLayer?.Invoke(index + 1, layers.Length);
        }

        Write(() => AtomicFile.WriteAllText(folder.FileOf("units.jsonl"), Lines(layers)));
        Write(() =>
            new ParquetIndex().Write(folder.FileOf("units.parquet"), folder, layers.Select(layer => layer.Units)));
        Write(() => AtomicFile.WriteAllText(folder.FileOf("netron.json"), NetronAttachment.Text(plan, layers)));
        Write(() => AtomicFile.WriteAllText(folder.FileOf("index.html"), site.Index()));
    }

    static string Lines(LayerFindings[] layers)
    {
        var text = new StringBuilder();
        foreach (var unit in layers.SelectMany(layer => layer.Units))
        {
            text.Append(AtlasJson.Line(unit)).Append('\n');
        }

        return $"{text}";
    }

    LayerFindings Findings(
        AtlasLayer layer, UnitLinks links, PhotoSearch? photos, IReadOnlyList<string>? kernels, OtherLook[] looks)
    {
        UnitRecord[] records = [.. Enumerable.Range(0, layer.Channels)
            .Select(channel => UnitRecord.Read(folder.Record(layer, channel)))];
        UnitEntry[] units = [.. records.Select(record => Entry(layer, record, links, photos, looks))];
        return new(layer, network.FindLayers().OfTensor(layer.Tensor), units, records, kernels);
    }

    UnitEntry Entry(
        AtlasLayer layer, UnitRecord record, UnitLinks links, PhotoSearch? photos, OtherLook[] looks) => new(
        Path.GetFileName(plan.Model.File),
        layer.Name,
        record.Channel,
        UnitEntry.IdOf(layer, record.Channel),
        record.Picture is null ? null : $"{layer.Folder}/{record.Picture}",
        $"{layer.Folder}/index.html#{record.Channel}",
        record.State,
        record.IsDead,
        record.SavedScore,
        record.Picture is null || record.IsDead ? null : photos?.Percentile(layer, record),
        photos?.Patches(layer, record.Channel).Select(patch => new PhotoPlace(patch.Name, patch.Value)).ToArray(),
        [.. links.Inputs(layer, record.Channel).Select(Named)],
        [.. links.Outputs(layer, record.Channel).Select(Named)],
        [.. looks.Select(look => look.Of(layer, record.Channel)).OfType<UnitLook>()]);

    static NamedLink Named(UnitLink link) => new(UnitEntry.IdOf(link.Layer, link.Channel), link.Share);

    void Finish(LayerFindings layer, Site site, PhotoSearch? photos)
    {
        foreach (var (channel, strip) in photos?.Strips(layer.Plan) ?? [])
        {
            var bytes = Pictures.Codecs.PictureEncoder.Jpeg(strip, PatchQuality);
            Write(() => AtomicFile.WriteAllBytes(folder.FileOf(layer.Plan, Site.PatchesOf(channel)), bytes));
        }

        if (LayerSheet.Of(folder, layer) is { } sheet)
        {
            Write(() => PictureFile.Write(folder.FileOf(layer.Plan, Site.Sheet), sheet));
        }

        Write(() => AtomicFile.WriteAllText(folder.FileOf(layer.Plan, "index.html"), site.Page(layer)));
    }
}
