using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Reports;

/// <summary>Attributions as a report: the pictures, and each method as a layer of one map.</summary>
/// <param name="height">The pictures' height.</param>
/// <param name="width">The pictures' width.</param>
public sealed class AttributionPage(int height, int width)
{
    /// <summary>More maps than this have no page.</summary>
    public const int MostMaps = 2000;

    readonly List<ReportPicture> _pictures = [];
    readonly Dictionary<string, int> _places = [];
    readonly Dictionary<Method, (string? Layer, List<ReportMaps> Maps)> _methods = [];

    /// <summary>Refuses more maps than a page holds.</summary>
    /// <exception cref="OnnxVizException">There would be more.</exception>
    public static void Require(int pictures, int methods)
    {
        if ((long)pictures * methods > MostMaps)
        {
            throw new OnnxVizException(
                $"a report holds up to {MostMaps:#,0} maps, and these are {(long)pictures * methods:#,0}: name fewer "
                + "pictures or methods, or leave out --report");
        }
    }

    /// <summary>Adds a map.</summary>
    /// <param name="method">The method that made it.</param>
    /// <param name="layer">The layer whose positions it explains; null for pixels.</param>
    /// <param name="name">The name of the picture.</param>
    /// <param name="picture">The picture as the network saw it.</param>
    /// <param name="map">The map.</param>
    public void Add(Method method, string? layer, string name, Picture picture, AttributionMap map)
    {
        if (!_places.TryGetValue(name, out var place))
        {
            place = _places[name] = _pictures.Count;
            _pictures.Add(new(name, ReportImage.Of(picture), $"score {map.Score:G4}"));
        }

        if (!_methods.TryGetValue(method, out var made))
        {
            made = _methods[method] = (layer, []);
        }

        made.Maps.Add(ReportMaps.Of(place, map.Numbers, width, height));
    }

    /// <summary>The report.</summary>
    /// <param name="title">What it is about.</param>
    /// <param name="facts">What was done and with what.</param>
    public Report Report(string title, IReadOnlyList<ReportFact> facts) => new(
        title,
        [.. facts, new("pictures", $"{_pictures.Count} of {width}x{height}")],
        _pictures,
        _methods.Select(pair => new ReportLayer($"{pair.Key}", [new ReportFilter(0) { Name = $"{pair.Key}" }])
        {
            Field = ReceptiveField.Pixel,
            Shape = [1, height, width],
            Facts = FactsOf(pair.Key, pair.Value.Layer),
            Maps = pair.Value.Maps,
        }));

    static IReadOnlyList<ReportFact> FactsOf(Method method, string? layer) =>
    [
        .. layer is null ? (ReportFact[])[] : [new("layer", layer)],
        .. Notation.Arguments(method).Select(pair => new ReportFact(pair.Key, pair.Value)),
        new("numbers", method.IsSigned ? "negative ones count against the score" : "not signed"),
    ];
}
