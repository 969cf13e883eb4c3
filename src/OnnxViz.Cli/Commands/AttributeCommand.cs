using Cocona;
using OnnxViz.Attribution;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Output;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Reports;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz attribute net.onnx cat.jpg --method gradcam,ig -o maps</c></summary>
sealed class AttributeCommand(LongRun run, Terminal terminal)
{
    [Command("attribute", Description = "Show which places of pictures count for a score.")]
    [Examples(
        """
        Examples:
          onnxviz attribute net.onnx cat.jpg -o cat --method "gradcam,ig,smoothgrad(50, 0.1)"
          onnxviz attribute net.onnx photos --objective "channel(relu5_1, 3)" -m hirescam,layercam -o filter
          onnxviz attribute detector.onnx street.jpg --objective "output(scores, 412, 1)" -m gradxinput -o box
          onnxviz attribute net.onnx photos -m expected --background others -o maps --report maps.html
          onnxviz attribute vit.onnx cat.jpg -m gradcam --tokens 14x14:1 -o cat
          onnxviz attribute net.onnx photos -m "ig,gradcam,lrp" -o maps --evaluate --measures "deletion(448),sanity(1)"

        Files: DIR/PICTURE/METHOD.png is the map over the picture in grey, METHOD.map.png the map alone, METHOD.npy
        its numbers; DIR/PICTURE/attribution.json tells how they were made; sheets have a row for each of 200 pictures.
        Signed maps are blue where places count against the score and red where they count for it, others go from dark
        blue to yellow. A run that was stopped goes on with --resume. --evaluate writes DIR/evaluation.json too.

        Methods of a layer take the last one with positions that the score hangs on; gradcam(LAYER) names another.
        Integrated gradients double their points until their sum misses the difference of the scores by no more than
        1 %, and say so where 800 of them are not enough.
        """)]
    public int Attribute(
        [Argument(Description = ModelNames.About)] string model,
        [Option('o', ValueName = "dir", Description = "The folder for maps, one in it for each picture"),
         Ending(OrFolder = true)]
        string output,
        [Option(ValueName = "file.html", Description = ReportPage.About + "the pictures and every map over them"),
         Ending(".html", ".htm")]
        string? report,
        [Option(
            ValueName = "file.onnx",
            Description = "Also write the first method and the model as one: picture [1,C,H,W] in 0..1 in, score and "
                + "map "
                + "out"), Ending(".onnx")]
        string? saveModel,
        [Option(Description = "Leave out pictures whose maps are in the folder already")] bool resume,
        AttributionParameters attribution,
        EvaluationParameters evaluation,
        PictureParameters given,
        PreprocessingParameters preprocessing,
        RuntimeParameters runtime,
        TalkParameters talk)
    {
        var network = runtime.Open(model);
        using var pictures = given.Open();
        var (chosen, source) = preprocessing.Of(network, given.Tensor);
        var (size, measures) = (attribution.SizeIn(network, pictures), evaluation.Chosen);
        Writable.RequireFolder(output);
        ReportPage.RequireWritable(report);
        var page = report is null ? null : Page(size, pictures.Count, attribution.Methods);
        var files = new AttributionFiles(output, attribution.Methods, attribution.Format ?? RawFormat.Npy);
        using var attributed = new AttributionRun(
            new(network, chosen),
            pictures,
            files,
            Facts(attribution, size, PreprocessingReport.Of(chosen, source), runtime),
            new(model, network.ComputeHash(), network.FindInput().Name, network.FeedFingerprints()))
        {
            Methods = attribution.Methods,
            Objective = attribution.Objective,
            Settings = attribution.Of(runtime.Settings, network.FindInput(), size),
            Fit = attribution.Mode,
            IsStrict = given.IsStrict(pictures),
            Resume = resume && page is null,
            Page = page,
        };
        return run.Do(
            talk,
            Explain,
            () => $"stopped after {attributed.All} of {pictures.Count} pictures; the same with "
                + "--resume goes on");

        int Explain(Work work)
        {
            work.Say(network, given.Tensor ? null : chosen, source);
            Save(saveModel, network, chosen, attribution, size, runtime, work);
            var total = (long)pictures.Count * attribution.Methods.Count;
            work.Watch.Count(count => Follow(attributed, work, count, total));
            if (measures.Count > 0)
            {
                Judge(new(new(network, chosen), attributed, files, measures), talk, work, output);
            }

            return Conclude(attributed, work, pictures.Count, output, () => ReportPage.Save(
                report, () => page!.Report(
                    $"Attributions of {Path.GetFileName(model)}",
                    PageFacts(network, attribution, $"{chosen} ({source})"))));
        }
    }

    void Judge(EvaluationRun evaluation, TalkParameters talk, Work work, string output)
    {
        var report = evaluation.Judge(work);
        work.Write(() => AtomicFile.WriteAllText(Path.Combine(output, EvaluationReport.FileName), Json.Text(report)));
        foreach (var line in talk.Json ? [Json.Line(report)] : report.Lines())
        {
            terminal.Output.WriteLine(line);
        }
    }

    static int Follow(AttributionRun attributed, Work work, Action<long, long, string> count, long total)
    {
        var (maps, layers) = (0L, new HashSet<string>());
        foreach (var report in attributed.Run(work, text => count(++maps, total, text)))
        {
            work.Watch.Tell(Json.Line(report));
            foreach (var line in Lines(report, layers))
            {
                work.Tell(line);
            }

            if (report.Error is { } error)
            {
                work.Watch.Say($"onnxviz: {error}");
            }
        }

        return attributed.All;
    }

    /// <summary>What people are told of a picture; a method's layer, once.</summary>
    static IEnumerable<string> Lines(AttributionReport report, HashSet<string> layers)
    {
        foreach (var entry in report.Methods.Where(entry => entry.Layer is not null))
        {
            if (layers.Add($"{entry.Method} {entry.Layer}"))
            {
                yield return $"{entry.Method}: layer {entry.Layer}";
            }
        }

        if (report.Error is null && report.State == PictureState.Done)
        {
            yield return $"{report.Picture}: {report.Class ?? report.Objective}, score {report.Score:G4}";
        }

        foreach (var entry in report.Methods.Where(_ => report.State == PictureState.Done))
        {
            if (entry.Facts.TryGetValue(Completeness.Error, out var error))
            {
                yield return $"{report.Picture}: {entry.Method}: completeness error {error:P2} with "
                    + $"{entry.Facts[Completeness.Points]} points";
            }

            foreach (var remark in entry.Remarks)
            {
                yield return $"{report.Picture}: {entry.Method}: {remark}";
            }
        }
    }

    static int Conclude(AttributionRun attributed, Work work, int total, string output, Action save)
    {
        if (attributed.Failed == total)
        {
            throw new OnnxVizException($"none of the {total} pictures could be explained");
        }

        work.Write(save);
        work.Conclude($"{total - attributed.Failed} of {total} pictures: {output}");
        work.TellLeftOut(attributed.Failed, total);
        return ExitCode.Done;
    }

    static void Save(
        string? file, Network network, Preprocessing preprocessing, AttributionParameters attribution,
        (int Height, int Width) size, RuntimeParameters runtime, Work work)
    {
        if (file is not null)
        {
            var model = ExplainModel.Of(
                attribution.Methods[0], new(network, preprocessing), attribution.Objective, size.Height, size.Width,
                attribution.Of(runtime.Settings, network.FindInput(), size));
            work.Write(() => ModelFile.Write(file, model));
            work.Tell($"{file}: {attribution.Methods[0]}, {new FileInfo(file).Length:#,0} bytes");
        }
    }

    static AttributionPage Page((int Height, int Width) size, int pictures, IReadOnlyList<Method> methods)
    {
        AttributionPage.Require(pictures, methods.Count);
        return new(methods, size.Height, size.Width);
    }

    static AttributionFacts Facts(
        AttributionParameters attribution, (int Height, int Width) size, PreprocessingReport preprocessing,
        RuntimeParameters runtime) => new(
        [.. attribution.Methods.Select(method => $"{method}")],
        attribution.Objective is { } objective ? $"{objective}" : null,
        size.Width,
        size.Height,
        ResizeWord.Of(attribution.Mode),
        attribution.Seed ?? 0,
        attribution.Batch ?? AttributionSettings.UsualBatch,
        attribution.Tokens is { } tokens ? $"{tokens}" : null,
        attribution.Background ?? [],
        $"{attribution.Format ?? RawFormat.Npy}".ToLowerInvariant(),
        preprocessing,
        $"{runtime.Settings.Device}",
        runtime.Settings.Threads);

    static ReportFact[] PageFacts(Network network, AttributionParameters attribution, string preprocessing) =>
    [
        new("model", $"{Path.GetFileName(network.Path)}, SHA-256 {network.ComputeHash()}", IsFolded: true),
        new("preprocessing", preprocessing),
        new("objective", attribution.Objective is { } objective ? $"{objective}" : "each picture's top class"),
    ];
}
