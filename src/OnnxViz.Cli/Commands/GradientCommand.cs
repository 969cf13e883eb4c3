using System.Diagnostics;
using Cocona;
using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Output;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Features;
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
          onnxviz gradient net.onnx "channel(relu5_1, 3)" --input cat.jpg --output gradient.png
          onnxviz gradient net.onnx "class(tabby)" --input cat.jpg --output guided.png --rule guided
          onnxviz gradient net.onnx "neuron(conv4, 7)" --input x.npy --tensor --save-model net-with-gradient.onnx

        A picture shows the channel that is farthest from zero at each pixel: blue is negative, white zero,
        red positive.
        The saved model keeps the outputs it had and has standard operators only; the size of its input is that of
        the input given here.
        """)]
    public void Gradient(
        [Argument(Description = ModelNames.About)] string model,
        [Argument(Description = "What to differentiate, such as \"channel(relu5_1, 3)\".")] Objective objective,
        [Option(
            'i',
            ValueName = "file",
            Description = "A picture, or pictures in a .npy file, preprocessed and cut to size; with --tensor the "
                + "model's input itself")]
        string input,
        [Option(Description = PreprocessingParameters.AboutTensor)] bool tensor,
        [Option(
            'o',
            ValueName = "file",
            Description = "Where the gradient goes: a .npy file of the input's shape, or a .png file to look at")]
        [Ending(".npy", ".png")]
        string? output,
        [Option(
            ValueName = "file.onnx",
            Description = "Where the model with the outputs `objective` and `gradient:INPUT` goes"), Ending(".onnx")]
        string? saveModel,
        [Option(
            ValueName = "way",
            Description = "The way back: gradient, guided, deconvnet, noisy, or "
                + ProjectionList.AboutLetters + " [default: gradient]")]
        BackProjection? rule,
        PreprocessingParameters preprocessing,
        RuntimeParameters runtime,
        TalkParameters talk)
    {
        if (rule is not null and not BackProjection.Gradient && saveModel is not null)
        {
            throw new UsageException("--save-model keeps the gradient itself: leave out --rule");
        }

        var clock = Stopwatch.StartNew();
        var network = runtime.Open(model);
        ObjectiveCheck.Require(network, [objective]);
        var given = tensor
            ? Array(input, network, preprocessing, talk)
            : Picture(input, network, preprocessing, runtime, talk);
        var graph = GradientGraph.Cut(
            network, objective, given.Shape, BackProjections.Rules(rule ?? default, runtime.Settings));
        var (value, gradient) = graph.Run(given, runtime.Settings);
        Save(output, gradient, given.Shape, network.FindInput().Layout, talk);
        if (saveModel is not null)
        {
            ModelFile.Write(saveModel, GradientGraph.Augmented(network, objective, given.Shape).Model);
        }

        var norm = Math.Sqrt(gradient.Sum(number => (double)number * number));
        Print(talk, new(
            value, norm, $"{objective}", network.FindInput().Name, given.Shape, clock.Elapsed.TotalSeconds));
    }

    void Save(string? output, float[] gradient, Shape shape, InputLayout layout, TalkParameters talk)
    {
        if (output is null)
        {
            return;
        }

        if (IsArray(output))
        {
            NpyFile.Write(output, gradient, shape.ToArray());
            return;
        }

        var most = new GradientPicture(shape, layout).Write(output, gradient);
        if (!talk.Quiet)
        {
            terminal.Error.WriteLine($"{output}: blue is {-most:G4}, white 0, red {most:G4}");
        }
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

    static bool IsArray(string path) => Path.GetExtension(path).Equals(".npy", StringComparison.OrdinalIgnoreCase);

    Tensor Array(string path, Network network, PreprocessingParameters preprocessing, TalkParameters talk)
    {
        preprocessing.Of(network, areTensors: true);
        Remark(network, null, talk);
        var array = NpyFile.Read(path);
        return Tensor.Of(array.Data, Shape.From(array.Shape));
    }

    Tensor Picture(
        string path,
        Network network,
        PreprocessingParameters preprocessing,
        RuntimeParameters runtime,
        TalkParameters talk)
    {
        var (chosen, source) = preprocessing.Of(network);
        if (!talk.Quiet)
        {
            terminal.Error.WriteLine($"preprocessing: {chosen} ({source})");
        }

        Remark(network, chosen, talk);
        return InputPicture.Read(path, network, chosen, runtime.Settings);
    }

    void Remark(Network network, Preprocessing? preprocessing, TalkParameters talk)
    {
        foreach (var remark in talk.Quiet ? [] : Remarks.On(network, preprocessing))
        {
            terminal.Error.WriteLine(remark);
        }
    }
}
