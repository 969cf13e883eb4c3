using Cocona;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Output;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Features;
using OnnxViz.Pictures;
using OnnxViz.Reports;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz kernels net.onnx --layer conv1 -o kernels.png</c></summary>
sealed class KernelsCommand(Terminal terminal)
{
    [Command("kernels", Description = "Show the weights of layers.")]
    [Examples(
        """
        Examples:
          onnxviz kernels net.onnx --layer conv1 -o conv1.png
          onnxviz kernels net.onnx --layer conv1,conv2,conv3 -o kernels --json
          onnxviz kernels net.onnx --layer conv1,conv2 --report kernels.html

        A layer is a convolution or a dense layer, or the activation behind one. Kernels on the picture itself
        are shown in its colours, mid-grey for zero; others as a slice for each input channel, blue for negative,
        white for zero, red for positive weights. The caption has the channel and the kernel's norm, or its
        greatest weight with --scale kernel.
        """)]
    public void Kernels(
        [Argument(Description = ModelNames.About)] string model,
        KernelParameters kernels,
        [Option(
            'o',
            ValueName = "place",
            Description = "Where pictures go: a .png file for one layer, or a folder [default: no pictures]")]
        [Ending(".png", OrFolder = true)]
        string? output,
        [Option(
            ValueName = "file.html",
            Description = ReportPage.About + "every kernel's picture, norm, mean, greatest weight and near-duplicate")]
        [Ending(".html", ".htm")]
        string? report,
        RuntimeParameters runtime,
        [Option(Description = "Print JSON")] bool json)
    {
        var network = runtime.Open(model);
        var layers = kernels.Of(network);
        var place = output is null ? null : SheetPlace.For(output, [.. layers.Select(layer => layer.Layer.Name)]);
        ReportPage.RequireWritable(report);
        var page = report is null ? null : new KernelPage(kernels.Similar);
        foreach (var (layer, index) in layers.Select((layer, index) => (layer, index)))
        {
            var channels = kernels.ChannelsOf(layer);
            var sheet = new KernelSheet(kernels.Scale, kernels.OrderOf(network, layer));
            var file = place?.Files[index];
            if (file is not null)
            {
                PictureFile.Write(file, sheet.Draw(layer, channels));
            }

            var facts = KernelComparison.Of(layer, runtime.Settings);
            page?.Add(layer, channels, facts, sheet);
            Print(KernelsReport.Of(layer, channels, facts, kernels.Similar, file), json);
        }

        ReportFact[] known =
        [
            new("model", $"{model} ({network.ComputeHash()})", IsFolded: true),
            new("near-duplicates", $"from a cosine of {kernels.Similar}"),
        ];
        ReportPage.Save(report, () => page!.Report($"Kernels of {Path.GetFileName(model)}", known));
    }

    void Print(KernelsReport report, bool json)
    {
        foreach (var line in json ? [Json.Line(report)] : report.Lines())
        {
            terminal.Output.WriteLine(line);
        }
    }
}
