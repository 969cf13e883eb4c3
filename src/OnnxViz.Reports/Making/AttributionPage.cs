using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;

namespace OnnxViz.Reports;

/// <summary>Attributions as a report: the pictures, and one layer that has a map for each method. Maps of a picture are
/// encoded as soon as all of its methods are there.</summary>
/// <param name="methods">The methods, in order.</param>
/// <param name="height">The pictures' height.</param>
/// <param name="width">The pictures' width.</param>
public sealed class AttributionPage(IReadOnlyList<Method> methods, int height, int width)
{
    /// <summary>More maps than this have no page.</summary>
    public const int MostMaps = 2000;

    readonly List<ReportPicture> _pictures = [];
    readonly List<ReportMaps> _maps = [];
    readonly Dictionary<string, Dictionary<Method, AttributionMap>> _open = [];
    readonly Dictionary<Method, string> _layers = [];

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
        if (!_open.TryGetValue(name, out var maps))
        {
            maps = _open[name] = [];
        }

        maps[method] = map;
        _layers[method] = layer ?? "";
        if (maps.Count == methods.Count)
        {
            _open.Remove(name);
            _maps.Add(ReportMaps.Of(
                _pictures.Count, methods.SelectMany(each => maps[each].Numbers).ToArray(), width, height));
            _pictures.Add(new(name, ReportImage.Of(picture), $"score {map.Score:G4}"));
        }
    }

    /// <summary>The report.</summary>
    /// <param name="title">What it is about.</param>
    /// <param name="facts">What was done and with what.</param>
    public Report Report(string title, IReadOnlyList<ReportFact> facts) => new(
        title,
        [.. facts, new("pictures", $"{_pictures.Count} of {width}x{height}")],
        _pictures,
        [
            new ReportLayer("methods", methods.Select((method, index) => new ReportFilter(index)
            {
                Name = $"{method}",
                Note = NoteOn(method),
            }))
            {
                Field = ReceptiveField.Pixel,
                Shape = [methods.Count, height, width],
                Maps = _maps,
            },
        ]);

    string NoteOn(Method method)
    {
        var layer = _layers.GetValueOrDefault(method, "") is { Length: > 0 } name ? $"layer {name}; " : "";
        var arguments = Notation.Arguments(method).Select(pair => $"{pair.Key} {pair.Value}");
        return $"{layer}{string.Join(", ", arguments)}"
            + (method.IsSigned ? "; negative numbers count against the score" : "");
    }
}
