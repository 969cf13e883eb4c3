using System.CommandLine;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Options;
using OnnxViz.Cli.Output;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Pictures.Reports;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz kernels net.onnx --layer conv1 -o kernels.png</c></summary>
sealed class KernelsCommand : ExplainedCommand
{
    const string HelpText =
        """
        Examples:
          onnxviz kernels net.onnx --layer conv1 -o conv1.png
          onnxviz kernels net.onnx --layer conv1,conv2,conv3 -o kernels --json
          onnxviz kernels net.onnx --layer conv1,conv2 --report kernels.html

        A layer is a convolution or a dense layer, or the activation behind one. Kernels on the picture itself are shown in its colours, mid-grey for
        zero; others as a slice for each input channel, blue for negative, white for zero, red for positive weights. The caption has the channel and
        the kernel's norm, or its greatest weight with --scale kernel.
        """;

    readonly Terminal _terminal;
    readonly CommonOptions _common = new();

    readonly Option<string> _layers = new("--layer")
    {
        Description = "Layers, with commas between: names, aliases or indices",
        HelpName = "list",
        Required = true,
    };

    readonly Option<int[]?> _channels = new("--channels")
    {
        Description = "Kernels, such as 0-63,100 [default: all of them]",
        HelpName = "list",
        CustomParser = Texts.Read<int[]?>(Texts.Channels),
    };

    readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Where pictures go: a .png file for one layer, or a folder [default: no pictures]",
        HelpName = "place",
    };

    readonly Option<KernelScale> _scale = new("--scale")
    {
        Description = "Which weights share a scale: those of the layer, or of each kernel [default: layer]",
        HelpName = "layer|kernel",
        CustomParser = Texts.Read(text => Texts.Choice<KernelScale>(text, "--scale")),
    };

    readonly Option<KernelColour> _colour = new("--colour")
    {
        Description = "Three slices as the colours of a picture, in this order [default: by the model's input]",
        HelpName = "auto|rgb|bgr|none",
        CustomParser = Texts.Read(text => Texts.Choice<KernelColour>(text, "--colour")),
    };

    readonly Option<float> _similar = new("--similar")
    {
        Description = "Kernels are near-duplicates from this cosine on",
        HelpName = "cosine",
        DefaultValueFactory = _ => 0.95f,
        CustomParser = Texts.Read(Texts.Number),
    };

    readonly ReportOption _report = new("every kernel's picture, norm, mean, greatest weight and near-duplicate");

    public KernelsCommand(Terminal terminal) : base("kernels", "Show the weights of layers.", HelpText)
    {
        _terminal = terminal;
        _common.AddModelTo(this);
        foreach (var option in new Option[] { _layers, _channels, _output, _scale, _colour, _similar })
        {
            Add(option);
        }

        _report.AddTo(this);

        _common.AddRuntimeTo(this);
        Add(_common.Json);
        SetAction(Run);
    }

    void Run(ParseResult args)
    {
        var network = _common.Open(args);
        var kernels = args.GetRequiredValue(_layers).Split(',').Select(name => LayerKernels.Of(network, name.Trim())).ToArray();
        var place = args.GetValue(_output) is { } output ? SheetPlace.For(output, [.. kernels.Select(layer => layer.Layer.Name)]) : null;
        var page = Page(args);
        foreach (var (layer, index) in kernels.Select((layer, index) => (layer, index)))
        {
            var channels = Channels(args, layer);
            var sheet = new KernelSheet(args.GetValue(_scale), Order(args, network, layer));
            var file = place?.Files[index];
            if (file is not null)
            {
                PictureFile.Write(file, sheet.Draw(layer, channels));
            }

            var facts = KernelComparison.Of(layer, _common.Runtime(args));
            page?.Add(layer, channels, facts, sheet);
            Print(args, KernelsReport.Of(layer, channels, facts, args.GetValue(_similar), file));
        }

        Save(args, network, page);
    }

    KernelPage? Page(ParseResult args)
    {
        _report.RequireWritable(args);
        return _report.IsGiven(args) ? new(args.GetValue(_similar)) : null;
    }

    void Save(ParseResult args, Network network, KernelPage? page)
    {
        if (page is null)
        {
            return;
        }

        var model = _common.ModelName(args);
        ReportFact[] facts = [new("model", $"{model} ({network.Hash})"), new("near-duplicates", $"from a cosine of {args.GetValue(_similar)}")];
        _report.Save(args, () => page.Report($"Kernels of {Path.GetFileName(model)}", facts));
    }

    void Print(ParseResult args, KernelsReport report)
    {
        foreach (var line in args.GetValue(_common.Json) ? [Json.Line(report)] : report.Lines())
        {
            _terminal.Output.WriteLine(line);
        }
    }

    int[] Channels(ParseResult args, LayerKernels kernels)
    {
        var channels = Texts.Given(args, _channels) ?? [.. Enumerable.Range(0, kernels.Count)];
        return channels.Where(channel => channel >= kernels.Count).ToArray() is [var missing, ..]
            ? throw new OnnxVizException($"layer {kernels.Layer.Name} has no channel {missing}: it has {kernels.Count}")
            : channels;
    }

    ChannelOrder? Order(ParseResult args, Network network, LayerKernels kernels) => args.GetValue(_colour) switch
    {
        KernelColour.Rgb => ChannelOrder.Rgb,
        KernelColour.Bgr => ChannelOrder.Bgr,
        KernelColour.None => null,
        _ => kernels is { IsOnPicture: true, Slices: 3 } ? network.Card.Preprocessing?.Order ?? ChannelOrder.Rgb : null,
    };
}
