using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench features net.onnx PICTURE... --layer a,b</c>: pictures per second of the extractor, reading included, beside bare runs of
/// ONNX Runtime on the same cut graph at the same batch; one JSON line on standard output. With <c>--audit</c> the maps are audited, too.
/// </summary>
sealed class FeaturesCommand : Command
{
    /// <summary>Until then the just-in-time compiler works beside what is timed.</summary>
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    readonly Argument<string> _model = new("model") { Description = "The ONNX file." };
    readonly Argument<string[]> _pictures = new("picture") { Description = "Pictures, as `onnxviz features` takes them." };
    readonly Option<string> _layers = new("--layer") { Description = "Layers, with commas between; all when left out.", DefaultValueFactory = _ => "" };
    readonly Option<int?> _batch = new("--batch") { Description = "Pictures at once." };
    readonly Option<int?> _lanes = new("--lanes") { Description = "Batches run at the same time." };
    readonly Option<int> _threads = new("--threads") { Description = "CPU threads.", DefaultValueFactory = _ => Environment.ProcessorCount };
    readonly Option<int> _rounds = new("--rounds") { Description = "How often the two are timed, in turns, after a warm-up; medians count.", DefaultValueFactory = _ => 3 };

    readonly Option<bool> _audit = new("--audit") { Description = "Time an audit of the layers, not their maps alone; of ReLU and its kin when none are named." };

    public FeaturesCommand() : base("features", "Time feature maps against bare runs.")
    {
        Arguments.Add(_model);
        Arguments.Add(_pictures);
        foreach (var option in new Option[] { _layers, _batch, _lanes, _threads, _rounds, _audit })
        {
            Options.Add(option);
        }

        SetAction(Time);
    }

    void Time(ParseResult args)
    {
        var network = Network.Load(args.GetRequiredValue(_model));
        using var pictures = PictureList.Of(args.GetRequiredValue(_pictures));
        var layers = Layers(args, network);
        var settings = new FeatureSettings(Preprocessing.Preset("unit"))
        {
            Batch = args.GetValue(_batch),
            Lanes = args.GetValue(_lanes),
            Runtime = RuntimeSettings.Default with { Threads = args.GetValue(_threads) },
        };
        using var extractor = new FeatureExtractor(network, layers, settings, pictures.Count);
        var batches = (pictures.Count + extractor.Batch - 1) / extractor.Batch;
        using var bare = new BareRuns(extractor);
        var first = Round();
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
        {
            Round();
        }

        var rounds = Enumerable.Range(0, args.GetValue(_rounds)).Select(_ => Round()).ToArray();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            model = Path.GetFileName(network.Path),
            layers = extractor.Layers.Count,
            pictures = pictures.Count,
            batch = extractor.Batch,
            threads = settings.Runtime.Threads,
            lanes = extractor.Lanes,
            bare_per_s = (int)(batches * extractor.Batch / Median(rounds.Select(round => round.Bare))),
            ours_per_s = (int)(pictures.Count / Median(rounds.Select(round => round.Ours))),
            ratio = Math.Round(Median(rounds.Select(round => round.Bare / round.Ours)), 3),
            first_ratio = Math.Round(first.Bare / first.Ours, 3),
            peak_mb = Process.GetCurrentProcess().PeakWorkingSet64 >> 20,
        }));

        (double Bare, double Ours) Round() =>
            (bare.Time(batches), args.GetValue(_audit) ? Audited(extractor, pictures) : Ours(extractor, pictures));
    }

    static double Median(IEnumerable<double> numbers) => numbers.Order().ElementAt(numbers.Count() / 2);

    string[] Layers(ParseResult args, Network network)
    {
        var named = args.GetRequiredValue(_layers);
        var usual = args.GetValue(_audit) ? ActivationLayers.Of(network) : network.Layers.All.Where(each => network.Holds(each.Tensor));
        return named.Length > 0 ? named.Split(',') : [.. usual.Select(each => each.Tensor)];
    }

    static double Ours(FeatureExtractor extractor, PictureList pictures)
    {
        var start = Stopwatch.GetTimestamp();
        var seen = extractor.Extract(pictures).Sum(batch => batch.Pictures.Count);
        return seen == pictures.Count
            ? Stopwatch.GetElapsedTime(start).TotalSeconds
            : throw new OnnxVizException($"only {seen} of {pictures.Count} pictures could be read");
    }

    static double Audited(FeatureExtractor extractor, PictureList pictures)
    {
        var start = Stopwatch.GetTimestamp();
        new Auditor(extractor, AuditSettings.Default).Run(pictures);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
