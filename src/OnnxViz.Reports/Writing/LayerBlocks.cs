using System.Text.Json;
using OnnxViz.Features;
using OnnxViz.Networks;

namespace OnnxViz.Reports;

/// <summary>
/// Writes a layer: <c>maps-LAYER-PICTURE</c> for its maps, <c>filter-LAYER-N</c> for the pictures of its n-th filter,
/// and <c>layer-LAYER</c> for the rest.
/// </summary>
sealed class LayerBlocks(DataBlocks blocks, SharedImages images, int number, ReportLayer layer)
{
    readonly List<MapsLayout> _maps = [];
    readonly List<FilterEntry> _filters = [];

    public LayerSummary Write(int pictures)
    {
        foreach (var maps in layer.Maps)
        {
            Require(
                maps.Picture >= 0 && maps.Picture < pictures,
                $"has maps of picture {maps.Picture}, and there are {pictures}");
            Require(_maps.All(before => before.Picture != maps.Picture), $"has maps of picture {maps.Picture} twice");
            Write(maps);
        }
        foreach (var filter in layer.Filters)
        {
            Write(filter);
        }

        Require(
            _maps.All(maps => maps.Planes.Count == _filters.Count),
            $"has {_maps.FirstOrDefault()?.Planes.Count} maps of a picture for {_filters.Count} filters");
        blocks.Json($"layer-{number}", WriteRest);
        return new(
            layer.Name,
            _filters.Count,
            _filters.Count(entry => entry.Filter.State is FilterState.Silent or FilterState.Dead));
    }

    void Write(ReportMaps maps)
    {
        blocks.Bytes($"maps-{number}-{maps.Picture}", "image/png", maps.Png);
        _maps.Add(maps.Layout);
    }

    void Write(ReportFilter filter)
    {
        Require(
            filter.Numbers.Count == layer.Columns.Count || filter.Numbers.Count == 0,
            $"has {filter.Numbers.Count} numbers for filter {filter.Index} and {layer.Columns.Count} columns");
        if (filter.Kernel is not null || filter.Drawn is not null || filter.Patches.Count > 0)
        {
            var block = $"filter-{number}-{_filters.Count}";
            blocks.Json(block, json => FilterImages.Write(json, filter, block, images));
        }
        _filters.Add(FilterEntry.Of(filter));
    }

    void WriteRest(Utf8JsonWriter json)
    {
        json.WriteString("name", layer.Name);
        json.WriteString("tensor", layer.Tensor);
        json.WriteString("operator", layer.Operator);
        json.WriteNumbers("shape", layer.Shape.Select(length => (double)length));
        WriteField(json);
        json.WriteFacts(layer.Facts);
        json.WriteArray("columns", layer.Columns, column =>
        {
            json.WriteString("name", column.Name);
            json.WriteString("meaning", column.Meaning);
            json.WriteBoolean("percent", column.Percent);
        });
        json.WriteArray("maps", _maps, maps => maps.Write(json));
        json.WriteArray("filters", _filters, filter => filter.Write(json));
    }

    void WriteField(Utf8JsonWriter json)
    {
        if (layer.Field is not { } field)
        {
            return;
        }

        json.WriteStartObject("field");
        json.WriteNumbers("rows", Numbers(field.Rows));
        json.WriteNumbers("columns", Numbers(field.Columns));
        json.WriteEndObject();
    }

    static IEnumerable<double> Numbers(FieldSpan span) => [span.Centre, span.Stride, span.Extent ?? double.NaN];

    void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new ArgumentException($"The layer '{layer.Name}' {what}.");
        }
    }
}
