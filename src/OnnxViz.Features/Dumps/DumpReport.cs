namespace OnnxViz.Features;

/// <summary>The settings of a dump as the index has them.</summary>
sealed record DumpReport(string Format, string Dtype, string Reduce, IReadOnlyList<int>? Channels)
{
    public DumpReport(DumpSettings settings) : this(
        settings.Format.ToString().ToLowerInvariant(),
        settings.IsHalf ? "float16" : "float32",
        settings.Reduce.ToString().ToLowerInvariant(),
        settings.Channels)
    {
    }
}
