using System.Text.Json;
using Cocona;
using OnnxViz.Networks;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench slice vgg16.onnx --layers all --batch 32 --device cuda</c>: how long an atlas of all channels
/// takes, reckoned from a few steps of one batch of each layer; a JSON line for each layer and one for all.
/// </summary>
sealed class SliceCommand
{
    [Command("slice", Description = "Reckon how long an atlas takes, from a few steps of each layer.")]
    public void Reckon(
        AscentParameters args, [Option(Description = "Steps that a picture is to have")] int steps = 256)
    {
        var network = Network.Load(args.Model);
        var names = args.Layers == "all" ? [.. VggNet.Layers] : args.LayerNames;
        var total = 0.0;
        var pictures = 0L;
        foreach (var layer in names.Select(network.FindLayers().Find))
        {
            var seconds = Seconds(network, layer, args, steps);
            Print(layer.Name, layer.Channels, seconds, steps, args);
            total += seconds;
            pictures += layer.Channels;
        }

        Print("all", pictures, total, steps, args);
    }

    /// <remarks>The step behind the last one looks once more.</remarks>
    static double Seconds(Network network, Layer layer, AscentParameters args, int steps)
    {
        var batch = (int)Math.Min(args.Batches[0], layer.Channels);
        using var timed = new TimedClimb(network, layer, batch, args);
        var batches = (layer.Channels + batch - 1) / batch;
        return timed.OpenSeconds + (batches * (steps + 1) * timed.Take(args.Runs).Median);
    }

    static void Print(string layer, long pictures, double seconds, int steps, AscentParameters args) =>
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            layer,
            pictures,
            steps,
            size = args.Size,
            batch = args.Batches[0],
            preset = args.Preset,
            device = args.Device,
            reckoned_s = seconds,
        }));
}
