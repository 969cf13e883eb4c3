using Cocona;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Output;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Reports;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz features net.onnx photos --layer relu1,relu5_1 -o maps --format npy</c></summary>
sealed class FeaturesCommand(LongRun run)
{
    [Command("features", Description = "Draw, or write as numbers, what layers make of pictures.")]
    [Examples(
        """
        Examples:
          onnxviz features net.onnx cat.jpg --layer relu1_1,relu3_1,relu5_1 -o cat --overlay
          onnxviz features net.onnx photos/*.jpg --layer relu5_1 -o maps --format npy
          onnxviz features net.onnx t10k-images-idx3-ubyte.gz --all -o digits --format csv --reduce max
          onnxviz features net.onnx cat.jpg dog.jpg --layer relu1_1,relu5_1 -o maps --report maps.html
          find photos -name '*.jpg' | onnxviz features net.onnx - --layer fc -o maps --format safetensors --resume

        Pictures: DIR/PICTURE/LAYER.png with the channel and its maximum below each map; a map that is the same
        everywhere is hatched. layers.png has the mean and the strongest maps of each layer, LAYER.overlay.png
        lays maps over the picture.

        Raw maps are float32 as ONNX Runtime computes them in the whole file, bit for bit. DIR/index.json tells
        which files belong to which picture. A run that was stopped goes on with --resume, also when pictures
        were added meanwhile: what is there and whole stays. Files of pictures that are gone stay, too;
        DIR/index.json names them no more.

        A report is for up to 100 pictures and 268 million numbers of maps; kernels are those of layers of up to
        8 million weights.
        """)]
    public int Features(
        [Argument(Description = ModelNames.About)] string model,
        LayerParameters layers,
        [Option('o', ValueName = "dir", Description = "The folder for files and index.json"), Ending(OrFolder = true)]
        string output,
        [Option(
            ValueName = "file.html",
            Description = ReportPage.About
                + "the pictures, every layer's maps and kernels, every filter's maximum and mean; with --resume it "
                + "takes all maps again")]
        [Ending(".html", ".htm")]
        string? report,
        [Option(Description = "Leave out what is in the folder already, and whole")] bool resume,
        MapParameters maps,
        PictureParameters given,
        FeatureParameters features,
        PreprocessingParameters preprocessing,
        RuntimeParameters runtime,
        TalkParameters talk)
    {
        var network = runtime.Open(model);
        using var pictures = given.Open();
        var (chosen, source) = preprocessing.Of(network, given.Tensor);
        var settings = features.Of(chosen, runtime.Settings).At(pictures, network.FindInput());
        using var extractor = new FeatureExtractor(
            network, layers.Of(network),
            resume ? settings with { Batch = settings.Batch ?? FeatureRun.BatchIn(output) } : settings, pictures.Count);
        var sink = maps.Sink(output, extractor.Layers, network.Card.Labels);
        ReportPage.RequireWritable(report);
        var page = report is null ? null : new FeaturePage(extractor, pictures.Count, maps.Channels?.Numbers);
        var counts = new PictureCounts();
        return run.Do(
            talk,
            Extract,
            () => $"{Remark(sink)}stopped after {counts.All} of {pictures.Count} pictures; the same with --resume "
                + "goes on");

        int Extract(Work work)
        {
            work.Say(network, given.Tensor ? null : chosen, source);
            WarnOfPart(work, extractor);
            var run = new FeatureRun(extractor, pictures, sink)
            {
                Resume = resume,
                IsStrict = given.IsStrict(pictures),
                Writing = work.Interrupt.Writing,
                OnNotice = work.Watch.Say,
                Seen = page is null ? null : page.Add,
            };
            work.Watch.Count(count => Follow(run, work, counts, count, pictures.Count));
            if (page is not null && counts.Failed < pictures.Count)
            {
                ReportFact[] facts =
                [
                    new("model", $"{model} ({network.ComputeHash()})", IsFolded: true),
                    new("preprocessing", $"{chosen} ({source})"),
                ];
                work.Write(
                    () => ReportPage.Save(report, () => page.Report($"Features of {Path.GetFileName(model)}", facts)));
            }

            return Summarize(work, sink, counts, pictures.Count);
        }
    }

    static void WarnOfPart(Work work, FeatureExtractor extractor)
    {
        if (!extractor.IsExact)
        {
            work.Watch.Say(
                $"ONNX Runtime refuses the whole file at {extractor.Width}x{extractor.Height}: maps are those of the "
                + "part that these layers need");
        }
    }

    static int Follow(FeatureRun run, Work work, PictureCounts counts, Action<long, long, string> count, int total)
    {
        foreach (var picture in run.Run(work.Stop))
        {
            counts.Add(picture);
            work.Watch.Tell(Json.Line(FeaturesReport.Of(picture)));
            if (picture.Error is { } error)
            {
                work.Watch.Say($"onnxviz: {error}");
            }

            count(counts.All, total, $"{counts.All:#,0} of {total:#,0} pictures");
        }

        return counts.All;
    }

    static string Remark(FeatureSink sink) => sink.Remark is { } remark ? $"{remark}; " : "";

    static int Summarize(Work work, FeatureSink sink, PictureCounts counts, int total)
    {
        if (sink.Remark is { } remark)
        {
            work.Warn(remark);
        }

        if (counts.Failed == total)
        {
            throw new OnnxVizException($"none of the {total} pictures could be read");
        }

        work.Conclude($"{counts}: {sink.Folder}");
        work.TellLeftOut(counts.Failed, total);
        return ExitCode.Done;
    }
}
