using OnnxViz.Features;

namespace OnnxViz.Reports;

/// <summary>The patches of a layer's channels as filters of a report, encoded at once.</summary>
/// <param name="layer">The layer.</param>
public sealed class PatchPage(FeatureLayer layer)
{
    const int Longest = 128;

    readonly List<ReportFilter> _filters = [];

    /// <summary>Adds a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="patches">Its patches, strongest first.</param>
    public void Add(int channel, IReadOnlyList<CutPatch> patches) => _filters.Add(new(channel)
    {
        State = patches.Count == 0 ? FilterState.Silent : FilterState.Alive,
        Numbers = [patches.Count == 0 ? double.NaN : patches[0].Patch.Value],
        Patches = [.. patches.Select(Shown)],
    });

    /// <summary>The layer with the channels added.</summary>
    public ReportLayer ToLayer() => ReportLayer.Of(layer, _filters) with
    {
        Facts =
        [
            new("patches", PatchWords.Black),
            .. _filters.Any(filter => filter.Patches.Any(patch => patch.Projections.Count > 0))
                ? (ReportFact[])[new("projections", PatchWords.Scale)]
                : [],
        ],
        Columns = [new("strongest", "the greatest activation over all pictures")],
    };

    ReportPatch Shown(CutPatch cut) => new(cut.Patch.Name, cut.Patch.Value)
    {
        Position = layer.Shape.Rank == 3 ? (cut.Patch.Row, cut.Patch.Column) : null,
        Image = ReportImage.Of(cut.Picture, Longest),
        Projections =
            [.. cut.Projections.Select(
                pair => new ReportProjection($"{pair.Key}".ToLowerInvariant(), ReportImage.Of(pair.Value, Longest)))],
    };
}
