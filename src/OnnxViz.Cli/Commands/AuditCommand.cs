using System.CommandLine;
using System.Diagnostics;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Options;
using OnnxViz.Cli.Output;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz audit net.onnx photos --fail-on "silent>5%"</c></summary>
sealed class AuditCommand : ExplainedCommand
{
    const string HelpText =
        """
        Examples:
          onnxviz audit net.onnx photos --preprocessing imagenet
          onnxviz audit net.onnx t10k-images-idx3-ubyte.gz --preprocessing raw255 --csv filters.csv
          onnxviz audit net.onnx photos --layer relu5_1 --prove --fail-on "silent>5%,duplicates>0"

        Silent filters fire on none of these pictures, nearly silent ones on few, always-on ones at every position of every
        picture. Dead are those that --prove could not make fire either. (In --fail-on, dead and nearly-dead are older
        names of silent and nearly-silent.)
        Duplicates correlate over the positions of all pictures; each counts that repeats one of a lower number. In
        layers before an activation function it is the pre-activation that counts. The rules of --fail-on are about
        all filters of all layers together; where one holds, the exit code is 3.
        """;

    const int Stopped = 130;
    const int RuleHolds = 3;
    const int UsualSteps = 256;

    readonly Terminal _terminal;
    readonly CommonOptions _common = new();
    readonly PictureOptions _pictures = new();
    readonly LayerOptions _layers = new("those of ReLU and its kin");
    readonly FeatureOptions _features = new();
    readonly AuditOptions _audit = new();
    readonly PreprocessingOptions _preprocessing = new();

    readonly Option<bool> _prove = new("--prove")
    {
        Description = "Look at silent filters twice: those that gradient ascent on the pre-activation cannot make fire are dead",
    };

    readonly Option<int> _steps = new("--steps")
    {
        Description = "Steps of each ascent of --prove",
        HelpName = "n",
        DefaultValueFactory = _ => UsualSteps,
        CustomParser = Texts.Read(Texts.AtLeast(1)),
    };

    readonly Option<FailRule[]?> _failOn = new("--fail-on")
    {
        Description = "Exit with 3 where one of these rules holds: silent, nearly-silent, always-on, duplicates, such as \"silent>5%,duplicates>3\"",
        HelpName = "rules",
        CustomParser = Texts.Read<FailRule[]?>(FailRule.ParseAll),
    };

    readonly Option<string?> _csv = new("--csv") { Description = "Also write a line for each filter", HelpName = "file.csv" };
    readonly ReportOption _report = new("every filter's statistics, and what it saw where it was highest");
    readonly QuietOption _quiet = new();

    public AuditCommand(Terminal terminal)
        : base("audit", "Find filters that are silent or dead, always on, or duplicates.", HelpText)
    {
        _terminal = terminal;
        _common.AddModelTo(this);
        _pictures.AddArgumentTo(this);
        _layers.AddTo(this);
        _audit.AddTo(this);
        Add(_prove);
        Add(_steps);
        Add(_failOn);
        Add(_csv);
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
        var labels = _audit.Labels(args, pictures);
        var (preprocessing, source) = _pictures.Preprocessing(args, _preprocessing, network);
        var features = _features.Of(args, preprocessing, _common.Runtime(args)).At(pictures, network.Input);
        using var extractor = new FeatureExtractor(network, Layers(args, network), features, pictures.Count);
        RequireWritable(args);

        var watch = _quiet.Watch(_terminal, _common, args);
        using var interrupt = new Interrupt(watch.Say);
        _quiet.Say(watch, preprocessing, source, args);

        var (clock, preprocessed) = (Stopwatch.StartNew(), PreprocessingReport.Of(preprocessing, source));
        try
        {
            var outcome = NewRun(args, extractor, watch).Run(pictures, labels, interrupt.Token);
            var report = AuditReport.Of(_common.ModelName(args), network.Hash, preprocessed, _audit.Of(args), outcome);
            lock (interrupt.Writing)
            {
                Save(args, report, new(extractor, pictures, outcome.Audit, outcome.Attempt));
            }

            Print(args, outcome, report);
            return Summarize(args, outcome.Audit, clock.Elapsed);
        }
        catch (OperationCanceledException) when (interrupt.IsAsked)
        {
            _terminal.Error.WriteLine("onnxviz: stopped; an audit is about all pictures or none, so there is none");
            return Stopped;
        }
    }

    AuditRun NewRun(ParseResult args, FeatureExtractor extractor, ProgressWatch watch) => new(extractor, _audit.Of(args), watch)
    {
        IsStrict = _pictures.IsStrict(args),
        Steps = args.GetValue(_prove) ? args.GetValue(_steps) : null,
    };

    void RequireWritable(ParseResult args)
    {
        if (args.GetValue(_csv) is { } csv)
        {
            Writable.RequireFile(csv);
        }

        _report.RequireWritable(args);
    }

    IReadOnlyList<string> Layers(ParseResult args, Network network)
    {
        if (_layers.IsGiven(args))
        {
            return _layers.Of(args, network);
        }

        var activations = ActivationLayers.Of(network).Select(layer => layer.Tensor).ToArray();
        return activations.Length > 0
            ? activations
            : throw new OnnxVizException($"{network.Path} has no ReLU or the like: name layers with --layer, or give --all");
    }

    void Save(ParseResult args, AuditReport report, AuditPage page)
    {
        if (args.GetValue(_csv) is { } csv)
        {
            AtomicFile.WriteAllText(csv, AuditCsv.Text(report));
        }

        _report.Save(args, () => page.Report($"Audit of {Path.GetFileName(report.Model)}", report.Facts));
    }

    void Print(ParseResult args, AuditOutcome outcome, AuditReport report)
    {
        foreach (var line in args.GetValue(_common.Json) ? [Json.Line(report)] : new AuditTable(outcome).Lines())
        {
            _terminal.Output.WriteLine(line);
        }
    }

    int Summarize(ParseResult args, Audit audit, TimeSpan time)
    {
        if (!_quiet.IsGiven(args))
        {
            _terminal.Error.WriteLine($"{audit.Filters} filters on {audit.Pictures:#,0} pictures in {time.TotalSeconds:0.0} s");
        }

        LeftOut.Tell(_terminal.Error, audit.Failures.Count, audit.Pictures + audit.Failures.Count);

        var reasons = (Texts.Given(args, _failOn) ?? []).Select(rule => rule.Reason(audit)).OfType<string>().ToArray();
        if (reasons.Length == 0)
        {
            return 0;
        }

        _terminal.Error.WriteLine($"onnxviz: failed on {string.Join("; ", reasons)}");
        return RuleHolds;
    }
}
