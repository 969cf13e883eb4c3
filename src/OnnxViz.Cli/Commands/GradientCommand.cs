using System.CommandLine;
using System.Diagnostics;
using OnnxViz.Ascent;
using OnnxViz.Cli.Options;
using OnnxViz.Cli.Output;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz gradient net.onnx "channel(relu5_1, 3)" --input cat.jpg --output gradient.npy</c></summary>
sealed class GradientCommand : ExplainedCommand
{
    const string HelpText =
        """
        Examples:
          onnxviz gradient net.onnx "channel(relu5_1, 3)" --input cat.jpg --output gradient.npy
          onnxviz gradient net.onnx "neuron(conv4, 7)" --input x.npy --tensor --save-model net-with-gradient.onnx

        The saved model keeps the outputs it had and has standard operators only; the size of its input is that of
        the input given here.
        """;

    readonly Terminal _terminal;
    readonly CommonOptions _common = new();
    readonly PreprocessingOptions _preprocessing = new();

    readonly Argument<Objective> _objective = new("objective")
    {
        Description = "What to differentiate, such as \"channel(relu5_1, 3)\".",
        CustomParser = Texts.Read(Objective.Parse),
    };

    readonly Option<string> _input = new("--input", "-i")
    {
        Description =
            "A picture, or pictures in a .npy file, preprocessed and cut to size; with --tensor the model's input itself",
        HelpName = "file",
        Required = true,
    };

    readonly TensorOption _tensor = new();

    readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Where the gradient goes: a .npy file of the input's shape",
        HelpName = "file.npy",
    };

    readonly Option<string?> _save = new("--save-model")
    {
        Description = "Where the model with the outputs `objective` and `gradient:INPUT` goes",
        HelpName = "file.onnx",
    };

    public GradientCommand(Terminal terminal)
        : base("gradient", "Compute the gradient of an objective with respect to the model's input.", HelpText)
    {
        _terminal = terminal;
        _common.AddModelTo(this);
        Add(_objective);
        Add(_input);
        _tensor.AddTo(this);
        Add(_output);
        Add(_save);
        _preprocessing.AddTo(this);
        _common.AddRuntimeTo(this);
        Add(_common.Json);
        SetAction(Run);
    }

    void Run(ParseResult args)
    {
        var clock = Stopwatch.StartNew();
        var network = _common.Open(args);
        var objective = args.GetRequiredValue(_objective);
        ObjectiveCheck.Require(network, [objective]);
        var input = Input(args, network);
        var runtime = _common.Runtime(args);
        var graph = GradientGraph.Light(network, objective, input.Shape, Profiles.For(runtime.Device));
        var (value, gradient) = graph.Run(input, runtime);
        if (args.GetValue(_output) is { } output)
        {
            NpyFile.Write(output, gradient, input.Shape.ToArray());
        }

        if (args.GetValue(_save) is { } save)
        {
            ModelFile.Write(save, GradientGraph.Whole(network, objective, input.Shape).Model);
        }

        var norm = Math.Sqrt(gradient.Sum(number => (double)number * number));
        Print(args, new(value, norm, $"{objective}", network.Input.Name, input.Shape, clock.Elapsed.TotalSeconds));
    }

    void Print(ParseResult args, GradientReport report)
    {
        _terminal.Output.WriteLine(args.GetValue(_common.Json) ? Json.Line(report) : $"{report}");
        if (report.GradientNorm == 0)
        {
            _terminal.Error.WriteLine(
                $"onnxviz: the gradient of {report.Objective} is zero everywhere: "
                + "this input does not open the unit, or nothing can");
        }
    }

    Tensor Input(ParseResult args, Network network)
    {
        var path = args.GetRequiredValue(_input);
        if (_tensor.IsGiven(args))
        {
            var array = NpyFile.Read(path);
            return Tensor.Of(array.Data, Shape.From(array.Shape));
        }

        var (preprocessing, source) = _preprocessing.Of(args, network);
        _terminal.Error.WriteLine($"preprocessing: {preprocessing} ({source})");
        return InputPicture.Read(path, network, preprocessing, _common.Runtime(args));
    }
}
