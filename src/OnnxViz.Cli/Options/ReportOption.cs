using System.CommandLine;
using OnnxViz.Cli.Drawing;
using OnnxViz.Pictures.Reports;

namespace OnnxViz.Cli.Options;

/// <summary>The option for a page of what was found.</summary>
/// <param name="contents">What is on the page.</param>
sealed class ReportOption(string contents)
{
    readonly Option<string?> _file = new("--report")
    {
        Description = $"Also write a page that needs nothing else: {contents}",
        HelpName = "file.html",
    };

    public void AddTo(Command command) => command.Add(_file);

    public bool IsGiven(ParseResult args) => args.GetValue(_file) is not null;

    /// <summary>Finds out before long work whether the page can be written.</summary>
    /// <exception cref="Graph.OnnxVizException">It cannot.</exception>
    public void RequireWritable(ParseResult args)
    {
        if (args.GetValue(_file) is { } file)
        {
            Writable.RequireFile(file);
        }
    }

    /// <summary>Writes the page where one is wanted.</summary>
    public void Save(ParseResult args, Func<Report> make)
    {
        if (args.GetValue(_file) is { } file)
        {
            ReportFile.Write(file, make());
        }
    }
}
