using System.CommandLine;
using OnnxViz.Cli.Drawing;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Options;

/// <summary>The option that leaves out what a command tells while it works.</summary>
sealed class QuietOption
{
    readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Show no progress, only what went wrong" };

    public void AddTo(Command command) => command.Add(_quiet);

    public bool IsGiven(ParseResult args) => args.GetValue(_quiet);

    /// <summary>What a long command tells, progress and results.</summary>
    public ProgressWatch Watch(Terminal terminal, CommonOptions common, ParseResult args) =>
        ProgressWatch.For(terminal, args.GetValue(common.Json), IsGiven(args));

    /// <summary>Says how pictures go in, and who says so: a wrong range is the most common silent mistake.</summary>
    public void Say(ProgressWatch watch, Preprocessing preprocessing, string source, ParseResult args)
    {
        if (!IsGiven(args))
        {
            watch.Say($"preprocessing: {preprocessing} ({source})");
        }
    }
}
