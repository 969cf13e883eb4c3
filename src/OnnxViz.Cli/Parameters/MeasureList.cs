using OnnxViz.Attribution;

namespace OnnxViz.Cli.Parameters;

/// <summary>Measures of attribution, each once.</summary>
sealed record MeasureList(IReadOnlyList<Measure> Measures)
{
    /// <summary>Reads measures with commas between; those in brackets belong to a measure.</summary>
    public static MeasureList Parse(string text) => new([.. PartList.Of(text).Select(Measure.Parse).Distinct()]);
}
