using System.CommandLine;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Options;
using OnnxViz.Cli.Output;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz pull vgg16</c></summary>
sealed class PullCommand : ExplainedCommand
{
    const string HelpText =
        $"""
        Examples:
          onnxviz pull
          onnxviz pull vgg16
          onnxviz maximize vgg16 "channel(block5_conv1, 3)" -o three.png

        Without NAME it lists what there is. The path of the file is printed. Beside it lie its model card and the
        names of its classes. Files are checked (SHA-256), and an interrupted download goes on where it stopped.
        They go into the user's cache, or where {ModelFolder.Variable} says; HTTPS_PROXY is honoured.
        """;

    const int Stopped = 130;

    readonly Terminal _terminal;

    readonly Argument<string?> _name = new("name")
    {
        Description = "A published model.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    readonly Option<string?> _folder = new("--to")
    {
        Description = "Where it goes, instead of the cache; its path names it then",
        HelpName = "folder",
    };

    readonly Option<string?> _table = new("--table") { Hidden = true };
    readonly Option<bool> _json = new("--json") { Description = "Print JSON" };
    readonly QuietOption _quiet = new();

    public PullCommand(Terminal terminal)
        : base("pull", "Download a published model, or list those there are.", HelpText)
    {
        _terminal = terminal;
        Add(_name);
        Add(_folder);
        Add(_table);
        Add(_json);
        _quiet.AddTo(this);
        SetAction(Run);
    }

    int Run(ParseResult args)
    {
        var models = args.GetValue(_table) is { } table ? PublishedModels.Read(table) : PublishedModels.Standard;
        var folder = args.GetValue(_folder) ?? ModelFolder.Find();
        return args.GetValue(_name) is { } name ? Pull(args, models.Find(name), folder) : List(args, models, folder);
    }

    int List(ParseResult args, PublishedModels models, string folder)
    {
        var reports = models.All.Select(model => PublishedReport.Of(model, folder)).ToArray();
        var lines = args.GetValue(_json)
            ? reports.Select(Json.Line)
            : TextTable.Lines(PublishedReport.Heads, [.. reports.Select(report => report.Row())]);
        foreach (var line in lines)
        {
            _terminal.Output.WriteLine(line);
        }

        return 0;
    }

    int Pull(ParseResult args, PublishedModel model, string folder)
    {
        var watch = new DownloadWatch(_terminal, _quiet.IsGiven(args), _terminal.IsLive);
        using var interrupt = new Interrupt(watch.Say, "stopping");
        using var client = Downloader.Client();
        var pull = new ModelPull(new(client, RetryPolicy.Usual) { OnProgress = watch.Show, OnTrouble = watch.Say });
        try
        {
            var isNew = watch.Run(() => pull.Run(model, folder, interrupt.Token));
            Print(args, model, folder, isNew);
            return 0;
        }
        catch (OperationCanceledException) when (interrupt.IsAsked)
        {
            _terminal.Error.WriteLine($"onnxviz: stopped; `onnxviz pull {model.Name}` goes on with what is there");
            return Stopped;
        }
    }

    void Print(ParseResult args, PublishedModel model, string folder, bool isNew)
    {
        var path = ModelPull.PathOf(model, folder);
        _terminal.Output.WriteLine(
            args.GetValue(_json) ? Json.Line(new PullReport(model.Name, path, model.File.Size, model.File.Sha256, model.Licence, isNew)) : path);
    }
}
