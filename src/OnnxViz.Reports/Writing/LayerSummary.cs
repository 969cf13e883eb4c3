using System.Text.Json;

namespace OnnxViz.Reports;

/// <summary>What the page's list of layers says about one.</summary>
sealed record LayerSummary(string Name, int Filters, int Silent)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("name", Name);
        json.WriteNumber("filters", Filters);
        json.WriteNumber("silent", Silent);
    }
}
