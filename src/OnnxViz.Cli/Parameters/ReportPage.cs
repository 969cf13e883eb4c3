using OnnxViz.Cli.Drawing;
using OnnxViz.Reports;

namespace OnnxViz.Cli.Parameters;

/// <summary>The page of what was found, where one is wanted.</summary>
static class ReportPage
{
    /// <summary>How the help of a command begins to tell about it.</summary>
    public const string About = "Also write a page that needs nothing else: ";

    /// <summary>Finds out before long work whether the page can be written.</summary>
    /// <exception cref="Graph.OnnxVizException">It cannot.</exception>
    public static void RequireWritable(string? file)
    {
        if (file is not null)
        {
            Writable.RequireFile(file);
        }
    }

    /// <summary>Writes the page.</summary>
    public static void Save(string? file, Func<Report> make)
    {
        if (file is not null)
        {
            ReportFile.Write(file, make());
        }
    }
}
