using System.CommandLine;
using OnnxViz.Cli.Options;
using OnnxViz.Cli.Output;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz inspect net.onnx --check cat.jpg</c></summary>
sealed class InspectCommand : ExplainedCommand
{
    const string HelpText =
        """
        Examples:
          onnxviz inspect default
          onnxviz inspect net.onnx --check cat.jpg --labels synset_words.txt
          onnxviz inspect net.onnx --json

        A wrong preprocessing is the most common silent mistake: with --check the likeliest classes of a picture are
        shown, and what the network would take it for under the other presets. The last line tells whether gradients
        come back from every layer.
        """;

    readonly Terminal _terminal;
    readonly CommonOptions _common = new();
    readonly PreprocessingOptions _preprocessing = new();

    readonly Option<string?> _check = new("--check")
    {
        Description = "Run the network on this picture and show its likeliest classes",
        HelpName = "picture",
    };

    readonly Option<string?> _labels = new("--labels")
    {
        Description = "Names of the classes: lines, synset_words.txt or JSON [default: as the model card says]",
        HelpName = "file",
    };

    public InspectCommand(Terminal terminal)
        : base("inspect", "Examine a model: what it takes, its layers, what gradients can pass.", HelpText)
    {
        _terminal = terminal;
        _common.AddModelTo(this);
        Add(_check);
        Add(_labels);
        _preprocessing.AddTo(this);
        _common.AddRuntimeTo(this);
        Add(_common.Json);
        Validators.Add(result =>
        {
            if (result.GetResult(_labels) is not null && result.GetResult(_check) is null)
            {
                result.AddError("--labels needs --check");
            }
        });
        SetAction(Run);
    }

    void Run(ParseResult args)
    {
        var network = _common.Open(args);
        var (preprocessing, source) = _preprocessing.Of(args, network);
        var check = args.GetValue(_check) is { } picture
            ? PictureCheck.Run(network, picture, Labels(args, network), preprocessing, _common.Runtime(args))
            : null;
        var report = ModelReport.Of(network, PreprocessingReport.Of(preprocessing, source), check);
        foreach (var line in args.GetValue(_common.Json) ? [Json.Line(report)] : report.Lines().Select(Printable.Line))
        {
            _terminal.Output.WriteLine(line);
        }
    }

    ClassLabels? Labels(ParseResult args, Network network) =>
        (args.GetValue(_labels) ?? network.Card.Labels) is { } path ? ClassLabels.Read(path) : null;
}
