using System.CommandLine;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Options;
using OnnxViz.Cli.Output;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures.Reports;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz features net.onnx photos --layer relu1,relu5_1 -o maps --format npy</c></summary>
sealed class FeaturesCommand : ExplainedCommand
{
    const string HelpText =
        """
        Examples:
          onnxviz features net.onnx cat.jpg --layer relu1_1,relu3_1,relu5_1 -o cat --overlay
          onnxviz features net.onnx photos/*.jpg --layer relu5_1 -o maps --format npy
          onnxviz features net.onnx t10k-images-idx3-ubyte.gz --all -o digits --format csv --reduce max
          onnxviz features net.onnx cat.jpg dog.jpg --layer relu1_1,relu5_1 -o maps --report maps.html
          find photos -name '*.jpg' | onnxviz features net.onnx - --layer fc -o maps --format safetensors --resume

        Pictures: DIR/PICTURE/LAYER.png with the channel and its maximum below each map; a map that is the same everywhere
        is hatched. layers.png has the mean and the strongest maps of each layer, LAYER.overlay.png lays maps over the picture.

        Raw maps are float32 as ONNX Runtime computes them in the whole file, bit for bit. DIR/index.json tells which files
        belong to which picture. A run that was stopped goes on with --resume, also when pictures were added meanwhile: what is there and
        whole stays. Files of pictures that are gone stay, too; DIR/index.json names them no more.

        A report is for up to 100 pictures and 268 million numbers of maps; kernels are those of layers of up to 8 million weights.
        """;

    const int Stopped = 130;

    readonly Terminal _terminal;
    readonly CommonOptions _common = new();
    readonly PictureOptions _pictures = new();
    readonly LayerOptions _layers = new();
    readonly FeatureOptions _features = new();
    readonly DrawOptions _draw = new();
    readonly DumpOptions _dump = new();
    readonly PreprocessingOptions _preprocessing = new();

    readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The folder for files and index.json",
        HelpName = "dir",
        Required = true,
    };

    readonly ReportOption _report = new("the pictures, every layer's maps and kernels, every filter's maximum and mean; with --resume it takes all maps again");
    readonly Option<bool> _resume = new("--resume") { Description = "Leave out what is in the folder already, and whole" };
    readonly QuietOption _quiet = new();

    public FeaturesCommand(Terminal terminal)
        : base("features", "Draw, or write as numbers, what layers make of pictures.", HelpText)
    {
        _terminal = terminal;
        _common.AddModelTo(this);
        _pictures.AddArgumentTo(this);
        _layers.AddTo(this);
        Add(_output);
        _dump.AddTo(this, _draw);
        foreach (var option in _draw.All)
        {
            Add(option);
        }

        _report.AddTo(this);
        _pictures.AddTo(this);
        _features.AddTo(this);
        Add(_resume);
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
        var (preprocessing, source) = _pictures.Preprocessing(args, _preprocessing, network);
        var settings = Resumed(args, _features.Of(args, preprocessing, _common.Runtime(args)).At(pictures, network.Input));
        using var extractor = new FeatureExtractor(network, _layers.Of(args, network), settings, pictures.Count);
        var sink = Sink(args, extractor.Layers);
        var page = Page(args, extractor, pictures.Count);

        var watch = _quiet.Watch(_terminal, _common, args);
        using var interrupt = new Interrupt(watch.Say);
        _quiet.Say(watch, preprocessing, source, args);

        if (!extractor.IsExact)
        {
            watch.Say($"ONNX Runtime refuses the whole file at {extractor.Width}x{extractor.Height}: maps are those of the part that these layers need");
        }

        var run = new FeatureRun(extractor, pictures, sink)
        {
            Resume = args.GetValue(_resume),
            IsStrict = _pictures.IsStrict(args),
            Writing = interrupt.Writing,
            OnNotice = watch.Say,
            Seen = page is null ? null : page.Add,
        };
        var counts = watch.Count(count => Follow(run, watch, count, pictures.Count, interrupt));
        if (page is not null && counts.All == pictures.Count && counts.Failed < pictures.Count)
        {
            lock (interrupt.Writing)
            {
                Save(args, network, page, $"{preprocessing} ({source})");
            }
        }

        return Summarize(args, sink, counts, pictures.Count, interrupt.IsAsked);
    }

    /// <summary>A run that goes on does as before, where nobody says otherwise: all files of a folder are made alike.</summary>
    FeatureSettings Resumed(ParseResult args, FeatureSettings settings) => args.GetValue(_resume) && settings.Batch is null
        ? settings with { Batch = FeatureRun.BatchIn(args.GetRequiredValue(_output)) }
        : settings;

    FeaturePage? Page(ParseResult args, FeatureExtractor extractor, int pictures)
    {
        _report.RequireWritable(args);
        return _report.IsGiven(args) ? new(extractor, pictures, _dump.Channels(args)) : null;
    }

    void Save(ParseResult args, Network network, FeaturePage page, string preprocessing)
    {
        var model = _common.ModelName(args);
        ReportFact[] facts = [new("model", $"{model} ({network.Hash})"), new("preprocessing", preprocessing)];
        _report.Save(args, () => page.Report($"Features of {Path.GetFileName(model)}", facts));
    }

    FeatureSink Sink(ParseResult args, IReadOnlyList<FeatureLayer> layers)
    {
        var folder = args.GetRequiredValue(_output);
        return _dump.Of(args) is { } dump
            ? DumpSink.Of(folder, dump, layers)
            : new PictureSink(folder, _draw.Of(args, _dump.Channels(args)), layers);
    }

    static PictureCounts Follow(FeatureRun run, ProgressWatch watch, Action<long, long, string> count, int total, Interrupt interrupt)
    {
        var counts = new PictureCounts();
        try
        {
            foreach (var picture in run.Run(interrupt.Token))
            {
                counts.Add(picture);
                watch.Tell(Json.Line(PictureReport.Of(picture)));
                if (picture.Error is { } error)
                {
                    watch.Say($"onnxviz: {error}");
                }

                count(counts.All, total, $"{counts.All:#,0} of {total:#,0} pictures");
            }
        }
        catch (OperationCanceledException) when (interrupt.IsAsked)
        {
            return counts;
        }

        return counts;
    }

    int Summarize(ParseResult args, FeatureSink sink, PictureCounts counts, int total, bool isStopped)
    {
        if (sink.Remark is { } remark)
        {
            _terminal.Error.WriteLine($"onnxviz: {remark}");
        }

        if (isStopped && counts.All < total)
        {
            _terminal.Error.WriteLine($"onnxviz: stopped after {counts.All} of {total} pictures; the same with --resume goes on");
            return Stopped;
        }

        if (counts.Failed == total)
        {
            throw new OnnxVizException(total == 1 ? "the picture could not be read" : $"none of the {total} pictures could be read");
        }

        if (!_quiet.IsGiven(args))
        {
            _terminal.Error.WriteLine($"{counts}: {sink.Folder}");
        }

        LeftOut.Tell(_terminal.Error, counts.Failed, total);

        return 0;
    }
}
