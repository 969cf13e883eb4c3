using Cocona;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Features;
using OnnxViz.Reports;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz patches net.onnx photos --layer relu5_1 -o patches</c></summary>
sealed class PatchesCommand(LongRun run)
{
    const string FileName = "patches.json";

    [Command("patches", Description = "Find the parts of pictures that turn filters on most.")]
    [Examples(
        """
        Examples:
          onnxviz patches net.onnx photos --layer relu4_1 -o patches --preprocessing imagenet
          onnxviz patches net.onnx photos --layer relu4_1 -o again --positions patches/patches.json

        A patch is what the strongest position of a channel sees, cut from the picture as the network saw it; beyond the
        picture it is black. Beside it stands what is led back from that neuron alone: mid-grey is zero, and each is
        shown by its own greatest magnitude. DIR/patches.json keeps the positions. Channels
        that are the same everywhere, silent, come last and are named below the sheet.
        """)]
    public int Patches(
        [Argument(Description = ModelNames.About)] string model,
        LayerParameters layers,
        [Option('o', ValueName = "dir", Description = $"The folder for sheets and {FileName}"), Ending(OrFolder = true)]
        string output,
        [Option(ValueName = "file.html", Description = ReportPage.About + "every filter's patches"),
         Ending(".html", ".htm")]
         string? report,
        PatchParameters patches,
        PictureParameters given,
        FeatureParameters features,
        PreprocessingParameters preprocessing,
        RuntimeParameters runtime,
        TalkParameters talk)
    {
        var network = runtime.Open(model);
        using var pictures = given.Open();
        var known = patches.Found();
        var (chosen, source) = preprocessing.Of(network, given.Tensor);
        using var extractor = new FeatureExtractor(
            network,
            layers.Of(network),
            features.Of(chosen, runtime.Settings).At(pictures, network.FindInput()),
            pictures.Count);
        var channels = extractor.Layers.ToDictionary(
            layer => layer.Name, layer => ChannelChoice.Of(layer, patches.Channels?.Numbers));
        Writable.RequireFolder(output);
        ReportPage.RequireWritable(report);
        return run.Do(talk, Cut, () => $"stopped; what is whole is in {output}");

        int Cut(Work work)
        {
            work.Say(network, given.Tensor ? null : chosen, source);
            var search = new PatchSearch(extractor, pictures, work) { IsStrict = given.IsStrict(pictures) };
            var list = known is null ? search.Find(patches.Count) : PatchSearch.Checked(known, extractor);
            var found = extractor.Layers.ToDictionary(layer => layer.Name, layer => list.In(layer, pictures));
            work.Write(() => list.Write(Path.Combine(output, FileName)));

            var sheets = new PatchSheets(extractor, pictures, patches.Ways, output)
            {
                Writing = work.Interrupt.Writing,
                OnFailure = given.Strict
                    ? null
                    : failure =>
                        work.Watch.Say($"onnxviz: {failure.Reason}; its patches are left out (--strict would stop)"),
            };
            var pages = extractor.Layers.ToDictionary(
                layer => layer, layer => report is null ? null : new PatchPage(layer));
            new PatchDrawing(extractor, sheets, work).Draw(found, channels, pages);
            work.Write(() => ReportPage.Save(report, () => new(
                $"Patches of {Path.GetFileName(network.Path)}", Facts(extractor), [],
                pages.Values.Select(page => page!.ToLayer()))));
            return ExitCode.Done;
        }
    }

    static ReportFact[] Facts(FeatureExtractor extractor) =>
    [
        new(
            "model",
            $"{Path.GetFileName(extractor.Network.Path)}, SHA-256 {extractor.Network.ComputeHash()}",
            IsFolded: true),
        new("preprocessing", $"{extractor.Settings.Preprocessing}"),
        new("size", $"{extractor.Width}x{extractor.Height}, {ResizeWord.Of(extractor.Settings.Fit)}"),
    ];
}
