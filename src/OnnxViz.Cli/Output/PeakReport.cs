using OnnxViz.Features;

namespace OnnxViz.Cli.Output;

/// <summary>Where a filter is highest, and the pixels of the network's input that it sees there.</summary>
sealed record PeakReport(string Picture, string Source, int? Row, int? Column, PatchWindow Sees)
{
    public static PeakReport Of(FilterPeak peak) => new(peak.Picture.Name, peak.Picture.Source, peak.Row, peak.Column, peak.Sees);
}
