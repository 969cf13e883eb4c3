using OnnxViz.Graph;

namespace OnnxViz.Reports;

/// <summary>Writes a report as one HTML page that needs nothing else: no network, no other file.</summary>
public static class ReportFile
{
    /// <summary>Writes the page, layer by layer; the whole file or none.</summary>
    /// <exception cref="OnnxVizException">The file cannot be written.</exception>
    public static void Write(string path, Report report) =>
        AtomicFile.Write(path, stream => new ReportPage(stream).Write(report));
}
