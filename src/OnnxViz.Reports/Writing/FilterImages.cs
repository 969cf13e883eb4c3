using System.Text.Json;

namespace OnnxViz.Reports;

/// <summary>The pictures of one filter, as the page reads them once somebody looks at it.</summary>
static class FilterImages
{
    public static void Write(Utf8JsonWriter json, ReportFilter filter, string block, SharedImages images)
    {
        images.Write(json, "kernel", filter.Kernel, block);
        json.WriteImage("drawn", filter.Drawn);
        json.WriteArray("patches", filter.Patches, patch =>
        {
            json.WriteString("picture", patch.Picture);
            json.WriteNumbers("value", [patch.Value]);
            json.WriteNumbers("position", patch.Position is { } at ? [at.Y, at.X] : Enumerable.Empty<double>());
            json.WriteImage("image", patch.Image);
            json.WriteArray("projections", patch.Projections, projection =>
            {
                json.WriteString("method", projection.Method);
                json.WriteImage("image", projection.Image);
            });
        });
    }
}
