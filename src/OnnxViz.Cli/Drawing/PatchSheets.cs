using OnnxViz.Cli.Output;
using OnnxViz.Features;
using OnnxViz.Pictures;
using OnnxViz.Reports;

namespace OnnxViz.Cli.Drawing;

/// <summary>Cuts the patches of layers and writes them as sheets of a dozen channels, page after page.</summary>
/// <param name="extractor">What the patches were found with.</param>
/// <param name="pictures">The pictures.</param>
/// <param name="ways">The ways back that are shown beside them.</param>
/// <param name="folder">Where the sheets go.</param>
sealed class PatchSheets(
    FeatureExtractor extractor, PictureList pictures, IReadOnlyList<BackProjection> ways, string folder)
{
    const int OnOneSheet = 12;

    readonly SafeNames _names = new("layer");

    /// <summary>Held while a file is written.</summary>
    public Lock Writing { get; init; } = new();

    /// <summary>Is told of a picture that cannot be read again; where nobody is, that ends the work.</summary>
    public Action<PictureFailure>? OnFailure { get; init; }

    /// <summary>Writes the sheets of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="patches">The layer's patches, strongest first in each channel.</param>
    /// <param name="channels">The channels to show.</param>
    /// <param name="page">Takes the channels for a report; null where none is wanted.</param>
    /// <returns>What is on each sheet, as soon as it is written.</returns>
    public IEnumerable<PatchesReport> Write(
        FeatureLayer layer, IReadOnlyList<Patch> patches, IReadOnlyList<int> channels, PatchPage? page)
    {
        using var cutter = new PatchCutter(extractor, layer, pictures, ways) { OnFailure = OnFailure };
        var byChannel = patches.ToLookup(patch => patch.Channel);
        var name = _names.Of(layer.Name);
        foreach (var (some, number) in LiveFirst(layer, byChannel, channels).Chunk(OnOneSheet).Select(
            (some, number) => (some, number)))
        {
            var cut = cutter.Cut([.. some.SelectMany(channel => byChannel[channel])]).ToLookup(
                each => each.Patch.Channel);
            var sheet = new PatchSheet(layer, ways);
            foreach (var channel in some)
            {
                sheet.Add(channel, [.. cut[channel]]);
                page?.Add(channel, [.. cut[channel]]);
            }

            var file = Path.Combine(
                folder, channels.Count <= OnOneSheet ? $"{name}.png" : $"{name}-{number + 1:000}.png");
            lock (Writing)
            {
                PictureFile.Write(file, sheet.Draw(""));
            }

            var all = cut.SelectMany(group => group).ToArray();
            yield return new(
                layer.Name,
                some,
                file,
                all.Length,
                some.Count(channel => !cut[channel].Any()),
                all.Count(each => each.HasChanged));
        }
    }

    /// <remarks>Channels that were named keep their order.</remarks>
    static IEnumerable<int> LiveFirst(FeatureLayer layer, ILookup<int, Patch> patches, IReadOnlyList<int> channels) =>
        channels.Count < layer.Channels ? channels : channels.OrderBy(channel => patches.Contains(channel) ? 0 : 1);
}
