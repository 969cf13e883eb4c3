namespace OnnxViz.Features;

/// <summary>Makes the sink that writes a format.</summary>
public static class DumpSink
{
    /// <summary>The sink for a dump.</summary>
    /// <param name="folder">Where it goes.</param>
    /// <param name="settings">What it holds.</param>
    /// <param name="layers">The layers of the extractor.</param>
    /// <exception cref="Graph.OnnxVizException">A layer lacks a channel.</exception>
    public static FeatureSink Of(
        string folder, DumpSettings settings, IReadOnlyList<FeatureLayer> layers) => settings.Format switch
        {
            DumpFormat.Npy => new NpySink(folder, settings, layers),
            DumpFormat.Npz => new NpzSink(folder, settings, layers),
            DumpFormat.Csv => new CsvSink(folder, settings, layers),
            DumpFormat.Json => new JsonLinesSink(folder, settings, layers),
            _ => new SafetensorsSink(folder, settings, layers),
        };
}
