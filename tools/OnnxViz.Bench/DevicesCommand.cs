using System.Diagnostics;
using System.Text.Json;
using Cocona;
using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench devices FOLDER --device cuda</c>: the gradient of a middle layer of every model there, on a device
/// against the processor, and what did not run on the device; a JSON line each.
/// </summary>
sealed class DevicesCommand
{
    [Command("devices", Description = "Compare the gradients of a folder's models on a device with the processor's.")]
    public void Compare(DevicesParameters args)
    {
        foreach (var file in Directory.GetFiles(args.Folder, "*.onnx").Order(StringComparer.Ordinal).Take(args.First))
        {
            Console.WriteLine(JsonSerializer.Serialize(Row(file, args)));
        }
    }

    static object Row(string file, DevicesParameters args)
    {
        var model = Path.GetFileNameWithoutExtension(file);
        try
        {
            return Compare(model, Network.Load(file), args);
        }
        catch (Exception error)
        {
            // One model that fails must not keep the others from being compared: it has a line that says so.
            return new { model, device = args.Device, error = $"{error.GetType().Name}: {error.Message}" };
        }
    }

    static object Compare(string model, Network network, DevicesParameters args)
    {
        var layer = MiddleLayer.Of(network);
        var device = Device.Parse(args.Device);
        var (value, gradient, _, _) = Run(network, layer, Profile.Cpu, new(Device.Cpu, args.Threads));
        var (found, other, placement, seconds) = Run(network, layer, Profile.Cuda, new(device, args.Threads));
        return new
        {
            model,
            device = $"{device}",
            layer = layer.Name,
            value_error = Math.Abs(found - value) / Math.Max(Math.Abs(value), float.Epsilon),
            cosine = Vectors.Cosine(gradient, other),
            norm = Vectors.Norm(gradient),
            norm_on_device = Vectors.Norm(other),
            nodes = placement.Nodes,
            elsewhere = placement.Elsewhere,
            seconds,
        };
    }

    static (float Value, float[] Gradient, Placement Placement, double Seconds) Run(
        Network network, Layer layer, Profile profile, RuntimeSettings settings)
    {
        var input = network.FindInput();
        var shape = input.UsualShape(1);
        var random = CounterRandom.For(0, "input", 0);
        float[] numbers = [.. Enumerable.Range(0, (int)shape.Size).Select(index => (float)random.Normal(index))];
        var graph = GradientGraph.Cut(network, new WholeLayer(layer.Tensor), shape, profile);
        var trace = Path.Combine(Path.GetTempPath(), $"onnxviz-placement-{Environment.ProcessId}");
        var start = Stopwatch.GetTimestamp();
        var (value, gradient) = graph.Run(Tensor.Of(numbers, shape), settings with { Trace = trace });
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return (value, gradient, Placement.Take(trace, ProviderOf(settings.Device)), seconds);
    }

    static string ProviderOf(Device device) =>
        device is CudaDevice ? "CUDAExecutionProvider" : "CPUExecutionProvider";
}
