using OnnxViz.Features;
using OnnxViz.Graph;

namespace OnnxViz.Reports;

/// <summary>
/// Features as a report: the pictures as the network saw them, the maps of each layer for each of them, every filter's
/// maximum and mean, and the kernels of layers that have them, up to <see cref="MostWeights"/>. Maps are encoded as
/// they come.
/// </summary>
public sealed class FeaturePage
{
    /// <summary>More pictures than this have no page.</summary>
    public const int MostPictures = 100;

    /// <summary>More numbers of maps than this have no page.</summary>
    public const long MostNumbers = 1 << 28;

    /// <summary>The kernels of layers with more weights than this are left out.</summary>
    public const long MostWeights = 1 << 23;

    readonly List<ReportPicture> _pictures = [];
    readonly FeatureExtractor _extractor;
    readonly FeatureLayerPage[] _layers;

    /// <summary>An empty page.</summary>
    /// <param name="extractor">What maps are taken with.</param>
    /// <param name="pictures">How many pictures there will be.</param>
    /// <param name="channels">The channels of every layer, in this order; null for all.</param>
    /// <exception cref="OnnxVizException">That is too much for a page, or a layer lacks a channel.</exception>
    public FeaturePage(FeatureExtractor extractor, int pictures, IReadOnlyList<int>? channels = null)
    {
        _extractor = extractor;
        _layers = [.. extractor.Layers.Select(layer => new FeatureLayerPage(layer, ChannelChoice.Of(layer, channels)))];
        if (pictures > MostPictures)
        {
            throw new OnnxVizException(
                $"a report holds the maps of up to {MostPictures} pictures, and these are {pictures:#,0}: name "
                + "fewer, or leave out --report");
        }

        var numbers = pictures * _layers.Sum(layer => layer.Numbers);
        if (numbers > MostNumbers)
        {
            throw new OnnxVizException(
                $"a report holds up to {MostNumbers:#,0} numbers of maps, and these are {numbers:#,0}: name fewer "
                + "pictures, layers or channels");
        }
    }

    /// <summary>Adds a picture.</summary>
    public void Add(PictureFeatures picture)
    {
        AllCores.Each(_layers, layer => layer.Add(_pictures.Count, picture.Maps(layer.Layer)));

        _pictures.Add(new(
            picture.Entry.Name,
            ReportImage.Of(picture.Picture),
            picture.Entry.Label is { } label ? $"class {label}" : ""));
    }

    /// <summary>The report.</summary>
    /// <param name="title">What it is about.</param>
    /// <param name="facts">What was done and with what; the size of the pictures follows.</param>
    public Report Report(string title, IReadOnlyList<ReportFact> facts)
    {
        var (finder, images) = (new KernelFinder(_extractor.Network),
            new KernelImages(_extractor.Settings.Preprocessing.Order));
        ReportFact size = new(
            "pictures",
            $"{_pictures.Count} of {_extractor.Width}x{_extractor.Height}, by "
            + $"{ResizeWord.Of(_extractor.Settings.Fit)}");
        return new(title, [.. facts, size], _pictures, _layers.Select(layer => layer.Report(finder, images)));
    }
}
