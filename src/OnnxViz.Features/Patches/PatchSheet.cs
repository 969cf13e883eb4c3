using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>
/// Patches of some channels as a sheet: a row for each channel, its patches three by three beside what was led back to
/// them.
/// </summary>
/// <param name="layer">The layer.</param>
/// <param name="ways">The ways back, in the order of the columns.</param>
public sealed class PatchSheet(FeatureLayer layer, IReadOnlyList<BackProjection> ways)
{
    const int Small = 64;
    const int Large = 112;
    const float Frame = 0.75f;

    readonly List<CaptionedPicture> _tiles = [];
    readonly List<int> _silent = [];

    string Silent => _silent.Count == 0
        ? ""
        : $" Silent, the same everywhere on these pictures: {string.Join(", ", _silent)}.";

    /// <summary>Adds a channel; one without patches is named below.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="patches">Its patches, strongest first.</param>
    public void Add(int channel, IReadOnlyList<CutPatch> patches)
    {
        if (patches.Count == 0)
        {
            _silent.Add(channel);
            return;
        }

        var range = $"{channel}: activations {Short.Of(patches[0].Patch.Value)} to {Short.Of(patches[^1].Patch.Value)}";
        _tiles.Add(new(Together(patches.Select(patch => patch.Picture)), range));
        _tiles.AddRange(ways.Select(way =>
            new CaptionedPicture(
                Together(patches.Select(patch => patch.Projections[way])), $"{way}".ToLowerInvariant())));
    }

    /// <summary>Draws the sheet.</summary>
    /// <param name="title">What stands above; the layer's name follows.</param>
    public Picture Draw(string title) =>
        new ContactSheet(
            ways.Count + 1, Title: $"{title} {layer.Name}".TrimStart(), Note: PatchWords.Legend(ways) + Silent)
            .Draw(_tiles.Count > 0 ? _tiles : [new(MapPicture.Hatched(Small, Small), "silent")]);

    static Picture Together(IEnumerable<Picture> patches) =>
        new ContactSheet(Columns: 3, Margin: 2, Paper: Frame).Draw(
            [.. patches.Select(patch => new CaptionedPicture(Fitted(patch), ""))]);

    static Picture Fitted(Picture patch)
    {
        var longer = Math.Max(patch.Width, patch.Height);
        return longer <= Large
            ? patch.Repeat(Math.Max(1, (Small + longer - 1) / longer))
            : patch.Resize(Math.Max(1, patch.Width * Large / longer), Math.Max(1, patch.Height * Large / longer));
    }
}
