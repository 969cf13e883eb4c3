using System.Text.Json;
using Cocona;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench ascent vgg16.onnx --layers block3_conv1 --batch 1,8 --device cuda</c>: what a step of drawing a
/// layer's first channels takes, how much of it is the host's, and what goes over the bus; a JSON line for each layer
/// and batch.
/// </summary>
sealed class AscentCommand
{
    [Command("ascent", Description = "Time the steps of drawing the first channels of layers.")]
    public void Time(AscentParameters args)
    {
        var network = Network.Load(args.Model);
        foreach (var layer in args.LayerNames.Select(network.FindLayers().Find))
        {
            foreach (var batch in args.Batches)
            {
                Console.WriteLine(JsonSerializer.Serialize(Line(network, layer, batch, args)));
            }
        }
    }

    static object Line(Network network, Layer layer, int batch, AscentParameters args)
    {
        using var timed = new TimedClimb(network, layer, batch, args);
        var time = timed.Take(args.Runs);
        return new
        {
            peer = "onnxviz",
            layer = layer.Name,
            channels = layer.Channels,
            batch,
            size = args.Size,
            preset = args.Preset,
            device = args.Device,
            recorded = timed.IsRecorded,
            note = timed.Notice,
            open_s = timed.OpenSeconds,
            median_s = time.Median,
            min_s = time.Least,
            max_s = time.Most,
            runs = time.Runs,
            pictures_per_s = batch / time.Median,
            score = timed.Score,
            host_s = timed.HostSeconds,
            up_bytes = timed.Up,
            down_bytes = timed.Down,
            memory_bytes = MemoryInUse.Of(Device.Parse(args.Device)),
        };
    }
}
