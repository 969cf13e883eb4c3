using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Output;
using OnnxViz.Features;
using OnnxViz.Reports;

namespace OnnxViz.Cli.Drawing;

/// <summary>Draws the sheets of all layers, and tells what is on them.</summary>
sealed class PatchDrawing(FeatureExtractor extractor, PatchSheets sheets, Work work)
{
    /// <summary>Draws.</summary>
    /// <param name="found">The patches of each layer, by its name.</param>
    /// <param name="channels">The channels to show of each layer, by its name.</param>
    /// <param name="pages">What takes the channels of each layer for a report; null where none is wanted.</param>
    public void Draw(
        Dictionary<string, IReadOnlyList<Patch>> found, Dictionary<string, IReadOnlyList<int>> channels,
        Dictionary<FeatureLayer, PatchPage?> pages)
    {
        var total = channels.Values.Sum(each => each.Count);
        var all = extractor.Layers.SelectMany(
            layer => sheets.Write(layer, found[layer.Name], channels[layer.Name], pages[layer]));
        var changed = work.Watch.Count(count => Follow(all, total, count));
        if (changed > 0)
        {
            work.Warn($"{changed} patches have another activation now than when they were found: the pictures, or "
                + "what runs them, have changed");
        }
    }

    int Follow(IEnumerable<PatchesReport> all, int total, Action<long, long, string> count)
    {
        var (done, changed) = (0, 0);
        foreach (var sheet in all)
        {
            work.Stop.ThrowIfCancellationRequested();
            (done, changed) = (done + sheet.Channels.Count, changed + sheet.Changed);
            work.Watch.Tell(Json.Line(sheet));
            count(done, total, $"{done:#,0} of {total:#,0} channels");
            work.Tell($"{sheet}");
        }

        return changed;
    }
}
