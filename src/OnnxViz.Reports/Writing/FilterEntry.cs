using System.Text.Json;
using OnnxViz.Features;

namespace OnnxViz.Reports;

/// <summary>What the table of a layer's filters says about one; its pictures are not held.</summary>
sealed record FilterEntry(ReportFilter Filter, bool HasKernel, bool HasDrawn, int Patches)
{
    public static FilterEntry Of(ReportFilter filter) => new(
        filter with { Kernel = null, Drawn = null, Patches = [] }, filter.Kernel is not null, filter.Drawn is not null,
        filter.Patches.Count);

    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("index", Filter.Index);
        json.WriteString("name", Filter.Name);
        json.WriteString("state", StateName(Filter.State));
        json.WriteString("note", Filter.Note);
        json.WriteArray("duplicates", Filter.Duplicates.SelectMany(Others), other =>
        {
            json.WriteNumber("index", other.Index);
            json.WriteNumbers("likeness", [other.Likeness]);
        });
        json.WriteNumbers("numbers", Filter.Numbers);
        json.WriteBoolean("kernel", HasKernel);
        json.WriteBoolean("drawn", HasDrawn);
        json.WriteNumber("patches", Patches);
    }

    IEnumerable<(int Index, double Likeness)> Others(DuplicateGroup group) =>
        group.Channels.Where(channel => channel != Filter.Index).Select(channel => (channel, group.Correlation));

    static string StateName(FilterState? state) => state switch
    {
        null => "unknown",
        FilterState.Alive => "live",
        FilterState.Silent => "silent",
        FilterState.Dead => "dead",
        FilterState.NearlySilent => "nearly silent",
        FilterState.AlwaysOn => "always on",
        _ => throw new InvalidOperationException($"{state}"),
    };
}
