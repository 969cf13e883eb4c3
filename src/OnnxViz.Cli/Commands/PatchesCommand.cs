using System.CommandLine;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Options;
using OnnxViz.Cli.Output;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Pictures.Reports;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz patches net.onnx photos --layer relu5_1 -o patches</c></summary>
sealed class PatchesCommand : ExplainedCommand
{
    const string HelpText =
        """
        Examples:
          onnxviz patches net.onnx photos --layer relu4_1 -o patches --preprocessing imagenet
          onnxviz patches net.onnx photos --layer relu4_1 -o again --positions patches/patches.json

        A patch is what the strongest position of a channel sees, cut from the picture as the network saw it; beyond the
        picture it is black. Beside it stands what is led back from that neuron alone: mid-grey is zero, and each is
        shown by its own greatest magnitude. DIR/patches.json keeps the positions. A channel that stands out nowhere, silent, is hatched and comes last.
        """;

    const string FileName = "patches.json";
    const int Stopped = 130;

    readonly Terminal _terminal;
    readonly CommonOptions _common = new();
    readonly PictureOptions _pictures = new();
    readonly LayerOptions _layers = new();
    readonly PatchOptions _patches = new();
    readonly FeatureOptions _features = new();
    readonly PreprocessingOptions _preprocessing = new();

    readonly Option<string> _output = new("--output", "-o")
    {
        Description = $"The folder for sheets and {FileName}",
        HelpName = "dir",
        Required = true,
    };

    readonly ReportOption _report = new("every filter's patches");
    readonly QuietOption _quiet = new();

    public PatchesCommand(Terminal terminal)
        : base("patches", "Find the parts of pictures that turn filters on most.", HelpText)
    {
        _terminal = terminal;
        _common.AddModelTo(this);
        _pictures.AddArgumentTo(this);
        _layers.AddTo(this);
        Add(_output);
        _patches.AddTo(this);
        _report.AddTo(this);
        _pictures.AddTo(this);
        _features.AddTo(this);
        _pictures.AddStrictTo(this);
        _preprocessing.AddTo(this);
        _common.AddRuntimeTo(this);
        Add(_common.Json);
        _quiet.AddTo(this);
        SetAction(Run);
    }

    int Run(ParseResult args)
    {
        var network = _common.Open(args);
        using var pictures = _pictures.Of(args);
        var positions = _patches.Positions(args);
        var (preprocessing, source) = _pictures.Preprocessing(args, _preprocessing, network);
        var settings = _features.Of(args, preprocessing, _common.Runtime(args)).At(pictures, network.Input);
        using var extractor = new FeatureExtractor(network, _layers.Of(args, network), settings, pictures.Count);
        var channels = extractor.Layers.ToDictionary(layer => layer.Name, layer => ChannelChoice.Of(layer, _patches.Channels(args)));
        var folder = args.GetRequiredValue(_output);
        Writable.RequireFolder(folder);
        _report.RequireWritable(args);

        var watch = _quiet.Watch(_terminal, _common, args);
        using var interrupt = new Interrupt(watch.Say);
        _quiet.Say(watch, preprocessing, source, args);

        try
        {
            var list = positions is null ? Find(args, extractor, pictures, watch, interrupt) : Checked(positions, extractor);
            var found = extractor.Layers.ToDictionary(layer => layer.Name, layer => list.In(layer, pictures));
            lock (interrupt.Writing)
            {
                list.Write(Path.Combine(folder, FileName));
            }

            var sheets = new PatchSheets(extractor, pictures, _patches.Projections(args), folder)
            {
                Writing = interrupt.Writing,
                OnFailure = _pictures.IsStrict(args) ? null : failure => watch.Say($"onnxviz: {failure.Reason}; its patches are left out (--strict would stop)"),
            };
            return Draw(args, extractor, sheets, found, channels, watch, interrupt);
        }
        catch (OperationCanceledException) when (interrupt.IsAsked)
        {
            _terminal.Error.WriteLine($"onnxviz: stopped; what is whole is in {folder}");
            return Stopped;
        }
    }

    PatchList Find(ParseResult args, FeatureExtractor extractor, PictureList pictures, ProgressWatch watch, Interrupt interrupt)
    {
        var tops = extractor.Layers.Select(layer => new TopPatches(layer, _patches.Top(args))).ToArray();
        var read = watch.Count(count => Search(args, extractor, pictures, tops, watch, count, interrupt));
        LeftOut.Tell(_terminal.Error, pictures.Count - read, pictures.Count);
        return read > 0
            ? PatchList.Of(extractor, _patches.Top(args), tops.ToDictionary(
                top => top.Layer.Name, top => (IReadOnlyList<Patch>)[.. Enumerable.Range(0, top.Layer.Channels).SelectMany(top.Of)]))
            : throw new OnnxVizException($"none of the {pictures.Count} pictures could be read");
    }

    int Search(
        ParseResult args, FeatureExtractor extractor, PictureList pictures, TopPatches[] tops, ProgressWatch watch,
        Action<long, long, string> count, Interrupt interrupt)
    {
        var (read, done) = (0, 0);
        foreach (var batch in extractor.Extract(pictures, stop: interrupt.Token))
        {
            foreach (var failure in batch.Failures)
            {
                watch.Say(_pictures.IsStrict(args) ? throw new OnnxVizException(failure.Reason) : $"onnxviz: {failure.Reason}");
            }

            foreach (var picture in batch.Pictures)
            {
                Array.ForEach(tops, top => top.Add(picture));
            }

            read += batch.Pictures.Count;
            done += batch.Pictures.Count + batch.Failures.Count;
            count(done, pictures.Count, $"{done:#,0} of {pictures.Count:#,0} pictures");
        }

        return read;
    }

    static PatchList Checked(PatchList list, FeatureExtractor extractor)
    {
        var now = PatchList.Of(extractor, list.Top, list.Layers);
        return now == list with { Layers = now.Layers }
            ? list
            : throw new OnnxVizException(
                "the list of patches was made with another model, size or preprocessing: "
                + $"{list.Model}, {list.Width}x{list.Height}, {list.Fit}, {list.Preprocessing}");
    }

    int Draw(
        ParseResult args, FeatureExtractor extractor, PatchSheets sheets, Dictionary<string, IReadOnlyList<Patch>> found,
        Dictionary<string, IReadOnlyList<int>> channels, ProgressWatch watch, Interrupt interrupt)
    {
        var pages = extractor.Layers.ToDictionary(layer => layer, layer => _report.IsGiven(args) ? new PatchPage(layer) : null);
        var total = channels.Values.Sum(each => each.Count);
        var changed = watch.Count(count =>
        {
            var (done, different) = (0, 0);
            foreach (var sheet in extractor.Layers.SelectMany(layer => sheets.Write(layer, found[layer.Name], channels[layer.Name], pages[layer])))
            {
                interrupt.Token.ThrowIfCancellationRequested();
                (done, different) = (done + sheet.Channels.Count, different + sheet.Changed);
                watch.Tell(Json.Line(sheet));
                count(done, total, $"{done:#,0} of {total:#,0} channels");
                if (!_quiet.IsGiven(args))
                {
                    watch.Say($"{sheet}");
                }
            }

            return different;
        });
        if (changed > 0)
        {
            _terminal.Error.WriteLine($"onnxviz: {changed} patches have another activation now than when they were found: the pictures, or what runs them, have changed");
        }

        lock (interrupt.Writing)
        {
            _report.Save(args, () => new(
                $"Patches of {Path.GetFileName(extractor.Network.Path)}", Facts(extractor), [], pages.Values.Select(page => page!.ToLayer())));
        }

        return 0;
    }

    static ReportFact[] Facts(FeatureExtractor extractor) =>
    [
        new("model", $"{Path.GetFileName(extractor.Network.Path)}, SHA-256 {extractor.Network.Hash}"),
        new("preprocessing", $"{extractor.Settings.Preprocessing}"),
        new("size", $"{extractor.Width}x{extractor.Height}, {FitWord.Of(extractor.Settings.Fit)}"),
    ];
}
