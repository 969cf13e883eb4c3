using System.Diagnostics;
using Cocona;
using OnnxViz.Ascent;
using OnnxViz.Cli.Output;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz gradient net.onnx "channel(relu5_1, 3)" --input cat.jpg --output gradient.npy</c></summary>
sealed class GradientCommand(Terminal terminal)
{
    [Command("gradient", Description = "Compute the gradient of an objective with respect to the model's input.")]
    [Examples(
        """
        Examples:
          onnxviz gradient net.onnx "channel(relu5_1, 3)" --input cat.jpg --output gradient.npy
          onnxviz gradient net.onnx "neuron(conv4, 7)" --input x.npy --tensor --save-model net-with-gradient.onnx

        The saved model keeps the outputs it had and has standard operators only; the size of its input is that of
        the input given here.
        """)]
    public void Gradient(
        [Argument(Description = ModelNames.About)] string model,
        [Argument(Description = "What to differentiate, such as \"channel(relu5_1, 3)\".")] Objective objective,
        [Option('i', ValueName = "file", Description = "A picture, or pictures in a .npy file, preprocessed and cut to size; with --tensor the model's input itself")]
        string input,
        [Option(Description = PreprocessingParameters.AboutTensor)] bool tensor,
        [Option('o', ValueName = "file.npy", Description = "Where the gradient goes: a .npy file of the input's shape")] string? output,
        [Option(ValueName = "file.onnx", Description = "Where the model with the outputs `objective` and `gradient:INPUT` goes")] string? saveModel,
        PreprocessingParameters preprocessing,
        RuntimeParameters runtime,
        TalkParameters talk)
    {
        var clock = Stopwatch.StartNew();
        var network = runtime.Open(model);
        ObjectiveCheck.Require(network, [objective]);
        var given = tensor ? Array(input, network, preprocessing) : Picture(input, network, preprocessing, runtime, talk);
        var graph = GradientGraph.Light(network, objective, given.Shape, Profiles.For(runtime.Settings.Device));
        var (value, gradient) = graph.Run(given, runtime.Settings);
        if (output is not null)
        {
            NpyFile.Write(output, gradient, given.Shape.ToArray());
        }

        if (saveModel is not null)
        {
            ModelFile.Write(saveModel, GradientGraph.Whole(network, objective, given.Shape).Model);
        }

        var norm = Math.Sqrt(gradient.Sum(number => (double)number * number));
        Print(talk, new(value, norm, $"{objective}", network.Input.Name, given.Shape, clock.Elapsed.TotalSeconds));
    }

    void Print(TalkParameters talk, GradientReport report)
    {
        terminal.Output.WriteLine(talk.Json ? Json.Line(report) : $"{report}");
        if (report.GradientNorm == 0)
        {
            terminal.Error.WriteLine(
                $"onnxviz: the gradient of {report.Objective} is zero everywhere: "
                + "this input does not open the unit, or nothing can");
        }
    }

    static Tensor Array(string path, Network network, PreprocessingParameters preprocessing)
    {
        preprocessing.Of(network, areTensors: true);
        var array = NpyFile.Read(path);
        return Tensor.Of(array.Data, Shape.From(array.Shape));
    }

    Tensor Picture(string path, Network network, PreprocessingParameters preprocessing, RuntimeParameters runtime, TalkParameters talk)
    {
        var (chosen, source) = preprocessing.Of(network);
        if (!talk.Quiet)
        {
            terminal.Error.WriteLine($"preprocessing: {chosen} ({source})");
        }

        return InputPicture.Read(path, network, chosen, runtime.Settings);
    }
}
