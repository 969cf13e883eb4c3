using System.Text;
using System.Text.Json;
using OnnxViz.Pictures;

namespace OnnxViz.Reports;

/// <summary>
/// Writes one page: the template, a block of data for each set of maps, filter and layer, and last the list of layers.
/// </summary>
sealed class ReportPage(Stream stream)
{
    readonly DataBlocks _blocks = new(stream);
    readonly SharedImages _images = new();

    public void Write(Report report)
    {
        Text(ReportTemplate.Before(report));
        var layers = new List<LayerSummary>();
        foreach (var layer in report.Layers)
        {
            layers.Add(new LayerBlocks(_blocks, _images, layers.Count, layer).Write(report.Pictures.Count));
        }

        _blocks.Json("report", json => Head(json, report, layers));
        Text(ReportTemplate.Behind);
    }

    static void Head(Utf8JsonWriter json, Report report, List<LayerSummary> layers)
    {
        json.WriteString("title", report.Title);
        json.WriteArray("pictures", report.Pictures, picture =>
        {
            json.WriteString("name", picture.Name);
            json.WriteString("note", picture.Note);
            json.WriteImage("image", picture.Image);
        });
        json.WriteArray("colours", ColourMap.All, colours =>
        {
            json.WriteString("name", colours.Name);
            json.WriteNumbers("stops", colours.Stops.SelectMany(stop => new[] { stop.Red, stop.Green, stop.Blue }));
        });
        json.WriteArray("layers", layers, layer => layer.Write(json));
    }

    void Text(string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}
