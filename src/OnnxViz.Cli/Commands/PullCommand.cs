using Cocona;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Output;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz pull vgg16</c></summary>
sealed class PullCommand(LongRun run, Terminal terminal)
{
    [Command("pull", Description = "Download a published model, or list those there are.")]
    [Examples(
        $"""
        Examples:
          onnxviz pull
          onnxviz pull vgg16
          onnxviz maximize vgg16 "channel(block5_conv1, 3)" -o three.png

        Without NAME it lists what there is. The path of the file is printed. Beside it lie its model card and the
        names of its classes. Files are checked (SHA-256), and an interrupted download goes on where it stopped.
        They go into the user's cache, or where {ModelFolder.Variable} says; HTTPS_PROXY is honoured.
        """)]
    public int Pull(
        [Argument(Description = "A published model.")] string? name,
        [Option(
            "to",
            ValueName = "folder",
            Description = "Where it goes, instead of the cache; its path names it then"), Ending(OrFolder = true)]
        string? folder,
        [Option, Hidden] string? table,
        TalkParameters talk)
    {
        var models = table is null ? PublishedModels.Standard : PublishedModels.Read(table);
        var place = folder ?? ModelFolder.Find();
        return name is null ? List(models, place, talk.Json) : Pull(models.Find(name), place, talk);
    }

    int List(PublishedModels models, string folder, bool json)
    {
        var reports = models.All.Select(model => PublishedReport.Of(model, folder)).ToArray();
        var lines = json
            ? reports.Select(Json.Line)
            : TextTable.Lines(PublishedReport.Heads, [.. reports.Select(report => report.Row())]);
        foreach (var line in lines)
        {
            terminal.Output.WriteLine(line);
        }

        return ExitCode.Done;
    }

    int Pull(PublishedModel model, string folder, TalkParameters talk)
    {
        var watch = new DownloadWatch(terminal, talk.Quiet, terminal.IsLive);
        using var client = Downloader.Client();
        var pull = new ModelPull(new(client, RetryPolicy.Usual) { OnProgress = watch.Show, OnTrouble = watch.Say });
        return run.Do(
            watch.Say, Download, () => $"stopped; `onnxviz pull {model.Name}` goes on with what is there", "stopping");

        int Download(Interrupt interrupt)
        {
            var isNew = watch.Run(() => pull.Run(model, folder, interrupt.Token));
            var path = ModelPull.PathOf(model, folder);
            terminal.Output.WriteLine(
                talk.Json
                    ? Json.Line(
                        new PullReport(model.Name, path, model.File.Size, model.File.Sha256, model.Licence, isNew))
                    : path);
            return ExitCode.Done;
        }
    }
}
