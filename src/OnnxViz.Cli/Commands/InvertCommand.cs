using Cocona;
using OnnxViz.Ascent;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz invert net.onnx cat.jpg --layer relu3_1 -o inverted.png</c></summary>
sealed class InvertCommand(LongRun run)
{
    [Command("invert", Description = "Draw pictures that a layer takes for a given one.")]
    [Examples(
        """
        Examples:
          onnxviz invert default cat.jpg --layer relu3_1 -o inverted.png
          onnxviz invert net.onnx cat.jpg --layer relu1_1,relu3_1,relu5_1 -o inverted --C 20
          onnxviz invert hog cat.jpg -o hog.png --preset mahendran2015
          onnxviz invert net.onnx cat.jpg --layer relu4_1 -o middle.png --mask 5
          onnxviz invert hog template.npy -o template.png --size 96x64

        What the layer makes of the drawn picture is to be what it makes of the given one; nothing but a prior of
        photographs is added. In place of a picture a .npy file may say what the layer is to make, [C, H, W], such
        as `onnxviz features` writes; one with fewer rows and columns than the layer lies over its middle, and the
        rest does not count. The error is the distance between the two over the length of the latter, of the picture
        before it is rounded and as it is saved. A folder also gets a sheet that begins with the given picture.
        Beside every picture lies a .json that `onnxviz replay` takes. Ctrl-C keeps the best pictures so far.
        """)]
    public int Invert(
        [Argument(Description = ModelNames.About)] string model,
        [Argument(Description = "The picture to draw again, or a .npy file of what the layer is to make.")]
        string picture,
        PreImageLayers layers,
        [Option('o', ValueName = "path", Description = PreImageTask.AboutOutput)]
        [Ending(".png", OrFolder = true)]
        string output,
        PreImageParameters how,
        MaskParameters mask,
        PreprocessingParameters preprocessing,
        RuntimeParameters runtime,
        TalkParameters talk)
    {
        var network = runtime.Open(model);
        var isDescriptor = network.Card.IsDescriptor;
        var task = new PreImageTask(model, picture, network, preprocessing.Of(network), how, runtime.Settings);
        var targets = layers.Of(network, isDescriptor).Select(layer => task.Target(
            layer,
            new Inversion(layer.Name, picture, how.WeightFor(isMild: false), mask.Mask ?? 0, mask.ChannelsOf(layer)),
            how.For(layer, isDescriptor, MahendranPreset.UsualFinish))).ToArray();
        return task.Do(run, talk, targets, output);
    }
}
