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
/// <c>onnxviz-bench gradient net.onnx "channel(block5_conv1, 0)"</c>: seconds for forward + input gradient, one JSON
/// line on standard output.
/// </summary>
sealed class GradientCommand
{
    [Command("gradient", Description = "Time forward + input gradient of one objective.")]
    public void Time(GradientParameters args)
    {
        var settings = new RuntimeSettings(Device.Parse(args.Device), args.Threads, args.Spin);
        var network = Network.Load(args.Model);
        var objective = Objective.Parse(args.Objective).In(network);
        var (model, type) = Write(network, objective, args, settings);
        if (args.Save is { } path)
        {
            ModelFile.Write(path, model);
        }

        using var program = new StateProgram(model, settings with { Trace = args.Trace });
        using var state = new DeviceState(program.States, settings);
        var input = new Dictionary<string, Tensor> { ["input"] = Input(type.Shape) };
        Print(args, Seconds(program, state, input, args.Runs));
    }

    (OnnxModel Model, TensorType Input) Write(
        Network network, Objective objective, GradientParameters args, RuntimeSettings settings)
    {
        var profile = Enum.TryParse<Profile>(args.Profile, ignoreCase: true, out var forms) ? forms
            : settings.Device is CudaDevice ? Profile.Cuda
            : Profile.Cpu;
        var (size, batch) = (args.Size, args.Batch);
        var scored = ScoredNetwork.Prepare(network, [.. Enumerable.Repeat(objective, batch)], size, size);
        var graph = new GraphBuilder();
        var type = new TensorType(network.FindInput().Element, network.FindInput().ShapeOf(batch, size, size));
        var input = graph.Input("input", type);
        var (scores, _) = scored.Write(input);
        var next = args.Forward
            ? input + 0
            : new Differentiator(GradientRules.For(profile)).Differentiate(scores, input)[0];
        return (scored.ModelOf(graph.Build([new(StateProgram.Next + "input", next), new("objective", scores)])), type);
    }

    static Tensor Input(Shape shape)
    {
        var random = CounterRandom.For(0, "input", 0);
        return Tensor.Of([.. Enumerable.Range(0, (int)shape.Size).Select(index => (float)random.Normal(index))], shape);
    }

    /// <summary>
    /// Seconds per run. The gradient becomes the next input, scaled by nothing: only its time matters, so the input is
    /// loaded anew.
    /// </summary>
    static double[] Seconds(StateProgram program, DeviceState state, Dictionary<string, Tensor> input, int runs)
    {
        var seconds = new List<double>();
        for (var run = -2; run < runs; run++)
        {
            state.Load(input);
            var start = Stopwatch.GetTimestamp();
            program.Step(state);
            if (run >= 0)
            {
                seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        return [.. seconds.Order()];
    }

    void Print(GradientParameters args, double[] seconds) => Console.WriteLine(JsonSerializer.Serialize(new
    {
        peer = "onnxviz",
        objective = args.Objective,
        size = args.Size,
        batch = args.Batch,
        threads = args.Threads,
        runs = seconds.Length,
        median_s = seconds[seconds.Length / 2],
        min_s = seconds[0],
    }));
}
