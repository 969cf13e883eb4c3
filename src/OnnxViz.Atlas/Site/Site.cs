using System.Text;
using OnnxViz.Reports;

namespace OnnxViz.Atlas;

/// <summary>
/// The site of an atlas: a page of all layers and one of each, which shows the unit that the address names behind
/// <c>#</c>.
/// </summary>
sealed class Site
{
    /// <summary>The file of a layer's contact sheet.</summary>
    public const string Sheet = "sheet.png";

    const int Shown = 12;

    static readonly SiteTemplate IndexTemplate = new("index");
    static readonly SiteTemplate LayerTemplate = new("layer");

    readonly AtlasPlan _plan;
    readonly IReadOnlyList<LayerFindings> _layers;
    readonly int? _photographs;
    readonly string _model;
    readonly string[] _photos;
    readonly Dictionary<string, (int Layer, int Channel, bool HasPicture)> _units = [];

    /// <summary>Prepares.</summary>
    /// <param name="plan">The atlas.</param>
    /// <param name="layers">What is known of its layers.</param>
    /// <param name="photographs">How many photographs were seen; null for none.</param>
    public Site(AtlasPlan plan, IReadOnlyList<LayerFindings> layers, int? photographs)
    {
        (_plan, _layers, _photographs, _model) = (plan, layers, photographs, Path.GetFileName(plan.Model.File));
        _photos = [.. layers.SelectMany(layer => layer.Units).SelectMany(unit => unit.Photos ?? [])
            .Select(place => place.Photo).Distinct().Order(StringComparer.Ordinal)];
        foreach (var (index, layer) in layers.Index())
        {
            foreach (var unit in layer.Units)
            {
                _units[unit.UnitId] = (index, unit.Channel, unit.File is not null);
            }
        }
    }

    /// <summary>The file of a unit's patches of photographs.</summary>
    public static string PatchesOf(int channel) => $"{channel:0000}.photos.jpg";

    /// <summary>The page of all layers.</summary>
    public string Index() => IndexTemplate.Fill(new Dictionary<string, string>
    {
        ["title"] = $"Atlas of {_model}",
        ["facts"] = Facts(),
        ["layers"] = string.Concat(_layers.Select(Section)),
        ["data"] = AtlasJson.InPage(
            new { layers = _layers.Select(Listed).ToArray(), photos = _photographs is null ? null : _photos }),
    });

    /// <summary>The page of a layer.</summary>
    public string Page(LayerFindings layer) => LayerTemplate.Fill(new Dictionary<string, string>
    {
        ["title"] = layer.Plan.Name,
        ["trail"] = Trail(layer),
        ["about"] = PageTemplate.Text(About(layer)),
        ["tiles"] = string.Concat(layer.Units.Select(unit => Tile(layer, unit))),
        ["data"] = AtlasJson.InPage(new
        {
            name = layer.Plan.Name,
            layer = IndexOf(layer),
            photographs = _photographs,
            layers = _layers.Select(each => new { name = each.Plan.Name, folder = Address(each) }).ToArray(),
            units = layer.Units.Select(unit => Detail(layer, unit)).ToArray(),
        }),
    });

    int IndexOf(LayerFindings layer) => _layers.Index().First(pair => pair.Item == layer).Index;

    static string Address(LayerFindings layer) => Uri.EscapeDataString(layer.Plan.Folder);

    string Facts()
    {
        (string Name, string Value)[] facts =
        [
            ("model", $"{_model}, SHA-256 {_plan.Model.Sha256}"),
            ("pictures", $"{_plan.Look.Width}x{_plan.Look.Height} pixels, seed {_plan.Look.Seed}"),
            ("recipe", _plan.Look.Recipe),
            ("preprocessing", $"{_plan.Look.Preprocessing}"),
            ("configuration", _plan.Configuration),
            ("drawn by", string.Join(", ", _plan.Versions.Select(pair => $"{pair.Key} {pair.Value}"))),
        ];
        var rows = facts.Select(fact => $"<div><dt>{fact.Name}</dt><dd>{PageTemplate.Text(fact.Value)}</dd></div>\n");
        return "<details><summary class=\"quiet\">How it was drawn</summary>\n"
            + $"<dl class=\"facts\">\n{string.Concat(rows)}</dl>\n</details>\n";
    }

    static string About(LayerFindings layer)
    {
        var sees = layer.Layer.ReceptiveField.Size is { } size
            ? FormattableString.Invariant(
                $"{size} pixels, positions lie {layer.Layer.ReceptiveField.Stride:0.##} apart")
            : "the whole picture";
        var dead = layer.Dead > 0 ? $", {layer.Dead} of them dead" : "";
        return $"{layer.Layer.Operator}, {layer.Units.Count} units{dead}; a position sees {sees}";
    }

    static string Section(LayerFindings layer)
    {
        var first = layer.Units.Where(unit => unit.File is not null).Take(Shown);
        var name = PageTemplate.Text(layer.Plan.Name);
        var tiles = string.Concat(
            first.Select(unit => Tile(layer, unit, $"{Address(layer)}/", $"{Address(layer)}/index.html")));
        return $"<section class=\"layer\"><h2><a href=\"{Address(layer)}/index.html\">{name}</a></h2>\n"
            + $"<p class=\"quiet\">{PageTemplate.Text(About(layer))}. "
            + $"<a href=\"{Address(layer)}/{Sheet}\">Contact sheet</a></p>\n"
            + $"<div class=\"grid\">\n{tiles}</div></section>\n";
    }

    string Trail(LayerFindings layer)
    {
        var index = IndexOf(layer);
        var text = new StringBuilder($"<a href=\"../index.html\">Atlas of {PageTemplate.Text(_model)}</a>");
        foreach (var (word, other) in new[] { ("previous", index - 1), ("next", index + 1) })
        {
            if (other >= 0 && other < _layers.Count)
            {
                var name = PageTemplate.Text(_layers[other].Plan.Name);
                text.Append($" · {word}: <a href=\"../{Address(_layers[other])}/index.html\">{name}</a>");
            }
        }

        return $"{text}";
    }

    static string Tile(LayerFindings layer, UnitEntry unit, string beside = "", string page = "")
    {
        var alt = PageTemplate.Text($"{layer.Plan.Name} {unit.Channel}");
        var picture = unit.File is null
            ? $"<div class=\"none\" role=\"img\" aria-label=\"{alt}: no picture\"></div>"
            : $"<img src=\"{beside}{unit.Channel:0000}.png\" alt=\"{alt}\" loading=\"lazy\" decoding=\"async\">";
        var words = unit.Dead ? "dead" : FormattableString.Invariant($"{unit.Score:G3}");
        var channel = page.Length == 0 ? $" data-channel=\"{unit.Channel}\"" : "";
        return $"<a class=\"tile\"{channel} href=\"{page}#{unit.Channel}\"{(unit.Dead ? " data-dead" : "")}>{picture}"
            + $"<span><b>{unit.Channel}</b><i>{words}</i></span></a>\n";
    }

    object Detail(LayerFindings layer, UnitEntry unit) => new
    {
        channel = unit.Channel,
        picture = layer.Records[unit.Channel].Picture,
        state = unit.State,
        dead = unit.Dead ? true : (bool?)null,
        score = unit.Score,
        steps = layer.Records[unit.Channel].Steps,
        percentile = unit.Percentile,
        remark = layer.Records[unit.Channel].Remark,
        kernel = layer.Kernels?[unit.Channel],
        photos = unit.Photos?.Select(place => new object[] { place.Photo, place.Activation }).ToArray(),
        patches = unit.Photos is { Count: > 0 } ? PatchesOf(unit.Channel) : null,
        beside = unit.Beside.Count == 0 ? null : unit.Beside.Select(look => new object[]
        {
            $"../{string.Join('/', look.File.Split('/').Select(Uri.EscapeDataString))}",
            look.Look,
            look.Seed,
            look.Score,
        }).ToArray(),
        inputs = unit.Inputs.Select(Link).ToArray(),
        outputs = unit.Outputs.Select(Link).ToArray(),
    };

    object[] Link(NamedLink link)
    {
        var (layer, channel, hasPicture) = _units[link.Unit];
        return [layer, channel, Math.Round(link.Share, 3), hasPicture ? 1 : 0];
    }

    object Listed(LayerFindings layer)
    {
        var numbers = _photos.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return new
        {
            name = layer.Plan.Name,
            folder = Address(layer),
            scores = layer.Units.Select(unit => unit.Score).ToArray(),
            states = layer.Units.Select(unit => unit.State).ToArray(),
            photos = _photographs is null ? null : layer.Units.Select(unit =>
                (unit.Photos ?? []).Select(place => numbers[place.Photo]).ToArray()).ToArray(),
        };
    }
}
