using Cocona;
using OnnxViz.Ascent;
using OnnxViz.Cli.Drawing;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.CommandLine.Values;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Commands;

/// <summary><c>onnxviz caricature net.onnx cat.jpg --layer relu4_1 -o caricature.png</c></summary>
sealed class CaricatureCommand(LongRun run)
{
    const float UsualCosine = 2;

    [Command("caricature", Description = "Exaggerate in a picture what a layer sees in it.")]
    [Examples(
        """
        Examples:
          onnxviz caricature default cat.jpg --layer relu4_1 -o caricature.png
          onnxviz caricature net.onnx cat.jpg --layer relu1_1,relu3_1,relu5_1 -o caricatures --C 30
          onnxviz caricature net.onnx cat.jpg --layer relu4_1 -o lucid.png --preset lucid

        It starts at the picture and goes where the layer is driven by it; exaggeration is how far it got, 1 for the
        picture itself. With another preset, such as lucid, it starts from noise as usual, and the layer is compared
        place by place, by its product times cosine^2; --start says otherwise. A folder also gets a sheet that begins
        with the given picture. In place of a picture a .npy file may say where the layer is to go, [C, H, W]; it
        then starts from noise. Beside every picture lies a .json that `onnxviz replay` takes. Ctrl-C keeps the best
        pictures so far.
        """)]
    public int Caricature(
        [Argument(Description = ModelNames.About)] string model,
        [Argument(Description = "The picture to exaggerate, or a .npy file of where the layer is to go.")]
        string picture,
        PreImageLayers layers,
        [Option('o', ValueName = "path", Description = PreImageTask.AboutOutput)]
        [Ending(".png", OrFolder = true)]
        string output,
        [Option(ValueName = "picture|noise", Description = "Where to start [default: by the preset]")]
        CaricatureStart? start,
        [Option(ValueName = "power", Description = "The power of the cosine, of other presets than mahendran")]
        float? power,
        PreImageParameters how,
        PreprocessingParameters preprocessing,
        RuntimeParameters runtime,
        TalkParameters talk)
    {
        if (power is not null && !how.IsForeign)
        {
            throw new UsageException("--power is for other presets, such as lucid: mahendran knows no cosine");
        }

        if (start == CaricatureStart.Picture && Template.Is(picture))
        {
            throw new UsageException($"--start picture: {picture} is no picture to start from; leave out --start");
        }

        var network = runtime.Open(model);
        var isDescriptor = network.Card.IsDescriptor;
        var task = new PreImageTask(model, picture, network, preprocessing.Of(network), how, runtime.Settings);
        var from = (start ?? (how.IsForeign || Template.Is(picture) ? CaricatureStart.Noise : CaricatureStart.Picture))
            == CaricatureStart.Picture
            ? picture
            : null;
        return task.Do(
            run,
            talk,
            [.. layers.Of(network, isDescriptor).Select(
                layer => task.Target(layer, Of(layer), how.For(layer, isDescriptor, finish: 0), from))],
            output);

        Objective Of(Layer layer) => how.IsForeign
            ? new DotProduct(layer.Name, picture, power ?? UsualCosine)
            : new Ascent.Caricature(layer.Name, picture, how.WeightFor(isMild: !isDescriptor));
    }
}
