using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>
/// Draws maps: for each picture a folder with <c>LAYER.png</c> for every layer, <c>layers.png</c> with all of them side
/// by side, and
/// <c>LAYER.overlay.png</c> where maps are to be laid over the picture and have a place in it.
/// </summary>
public sealed class PictureSink : FeatureSink
{
    const string Page = "layers";

    readonly DrawSettings _settings;
    readonly (FeatureLayer Layer, string Name)[] _layers;

    /// <summary>Prepares for a folder.</summary>
    /// <param name="folder">Where the pictures go.</param>
    /// <param name="settings">What is drawn.</param>
    /// <param name="layers">The layers of the extractor.</param>
    /// <exception cref="OnnxVizException">A layer lacks a channel.</exception>
    public PictureSink(string folder, DrawSettings settings, IReadOnlyList<FeatureLayer> layers) : base(folder)
    {
        var names = new SafeNames("layer", Page);
        (_settings, _layers) = (settings, [.. layers.Select(layer => (layer, names.Of(layer.Name)))]);
        foreach (var layer in layers)
        {
            ChannelChoice.Of(layer, settings.Channels);
        }
    }

    /// <inheritdoc/>
    public override object Settings => new
    {
        format = "png",
        scale = $"{_settings.Scaling}".ToLowerInvariant(),
        colours = _settings.Colours.Name,
        overlay = _settings.Overlay,
        channels = _settings.Channels,
    };

    bool HasPage => _layers.Length > 1;

    /// <inheritdoc/>
    public override IReadOnlyList<FeatureFile> FilesOf(PictureEntry picture) =>
    [
        .. _layers.Select(pair => Grid(picture, pair)),
        .. _layers.Where(pair => HasOverlay(pair.Layer)).Select(pair => Over(picture, pair)),
        .. HasPage ? (FeatureFile[])[AllLayers(picture)] : [],
    ];

    /// <inheritdoc/>
    public override void Take(PictureFeatures picture)
    {
        var title = picture.Entry.Name;
        AllCores.Each(_layers, pair => Save(
            Grid(picture.Entry, pair),
            picture,
            () => new FeatureGrid(_settings.Style, _settings.LabelsOf).Draw(
                pair.Layer, picture.Maps(pair.Layer), _settings.Channels, title)));
        AllCores.Each(_layers.Where(pair => HasOverlay(pair.Layer)), pair => Save(
            Over(picture.Entry, pair),
            picture,
            () => new Overlay(_settings.Style).Sheet(
                picture.Picture, pair.Layer, picture.Maps(pair.Layer), _settings.Channels, title)));
        if (HasPage)
        {
            Save(AllLayers(picture.Entry), picture, () => PageOf(picture, title));
        }
    }

    Picture PageOf(PictureFeatures picture, string title)
    {
        var page = new LayersPage(_settings.Style);
        Array.ForEach(
            _layers,
            pair => page.Add(pair.Layer, picture.Maps(pair.Layer), _settings.Channels, _settings.LabelsOf(pair.Layer)));
        return page.Draw(title);
    }

    static FeatureFile Grid(PictureEntry picture, (FeatureLayer Layer, string Name) pair) =>
        new($"{picture.Name}/{pair.Name}.png", pair.Layer.Name);

    static FeatureFile Over(PictureEntry picture, (FeatureLayer Layer, string Name) pair) =>
        new($"{picture.Name}/{pair.Name}.overlay.png", pair.Layer.Name);

    static FeatureFile AllLayers(PictureEntry picture) => new($"{picture.Name}/{Page}.png");

    bool HasOverlay(FeatureLayer layer) => _settings.Overlay && Overlay.Fits(layer);

    /// <summary>What goes wrong in drawing is about the picture; in writing, about the folder.</summary>
    void Save(FeatureFile file, PictureFeatures picture, Func<Picture> draw)
    {
        Picture drawn;
        try
        {
            drawn = draw();
        }
        catch (Exception failure) when (PictureFault.IsOf(failure))
        {
            throw new UndrawablePictureException(picture.Entry, failure);
        }

        PictureFile.Write(At(file), drawn);
    }
}
