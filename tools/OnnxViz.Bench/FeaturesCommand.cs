using System.Diagnostics;
using System.Text.Json;
using Cocona;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench features net.onnx PICTURE... --layer a,b</c>: pictures per second of the extractor, reading
/// included, beside bare runs of ONNX Runtime on the same cut graph at the same batch; one JSON line on standard
/// output. With <c>--audit</c> the maps are audited, too.
/// </summary>
sealed class FeaturesCommand
{
    /// <summary>Until then the just-in-time compiler works beside what is timed.</summary>
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    [Command("features", Description = "Time feature maps against bare runs.")]
    public void Time(FeaturesParameters args)
    {
        var network = Network.Load(args.Model);
        using var pictures = PictureList.Of(args.Pictures);
        var layers = Layers(args, network);
        var settings = new FeatureSettings(Preprocessing.Preset("unit"))
        {
            Batch = args.Batch,
            Lanes = args.Lanes,
            Runtime = RuntimeSettings.Default with { Threads = args.Threads },
        };
        using var extractor = new FeatureExtractor(network, layers, settings, pictures.Count);
        var batches = (pictures.Count + extractor.Batch - 1) / extractor.Batch;
        using var bare = new BareRuns(extractor);
        var first = Round();
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
        {
            Round();
        }

        var rounds = Enumerable.Range(0, args.Rounds).Select(_ => Round()).ToArray();
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
            (bare.Time(batches), args.Audit ? Audited(extractor, pictures) : Ours(extractor, pictures));
    }

    static double Median(IEnumerable<double> numbers) => numbers.Order().ElementAt(numbers.Count() / 2);

    string[] Layers(FeaturesParameters args, Network network)
    {
        var named = args.Layers;
        var usual = args.Audit
            ? ActivationLayers.Of(network)
            : network.FindLayers().All.Where(each => network.Holds(each.Tensor));
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
