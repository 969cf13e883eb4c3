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
        foreach (var batch in args.Batches)
        {
            Time(network, objective, batch, args, settings);
        }
    }

    static void Time(
        Network network, Objective objective, int batch, GradientParameters args, RuntimeSettings settings)
    {
        var (model, type) = Write(network, objective, batch, args, settings);
        if (args.Save is { } path)
        {
            ModelFile.Write(path, model);
        }

        using var program = new StateProgram(model, settings with { Trace = args.Trace });
        using var state = new DeviceState(program.States, settings);
        var input = new Dictionary<string, Tensor> { ["input"] = Input(type.Shape) };
        Print(args, batch, program, Seconds(program, state, input, args.Runs));
    }

    static (OnnxModel Model, TensorType Input) Write(
        Network network, Objective objective, int batch, GradientParameters args, RuntimeSettings settings)
    {
        var profile = Enum.TryParse<Profile>(args.Profile, ignoreCase: true, out var forms)
            ? forms
            : DeviceRules.ProfileFor(settings);
        var size = args.Size;
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
    /// loaded anew. A GPU records a run for each of the state's two places.
    /// </summary>
    static Timing Seconds(StateProgram program, DeviceState state, Dictionary<string, Tensor> input, int runs)
    {
        const int warmUp = 3;
        return new([.. Enumerable.Range(0, warmUp + runs).Select(_ =>
        {
            state.Load(input);
            return StepTime.Of(() => program.Step(state)).Wall;
        }).ToArray().Skip(warmUp)]);
    }

    static void Print(GradientParameters args, int batch, StateProgram program, Timing time) =>
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            peer = "onnxviz",
            objective = args.Objective,
            size = args.Size,
            batch,
            threads = args.Threads,
            device = args.Device,
            forms = args.Profile,
            forward = args.Forward,
            note = program.NoRecording,
            runs = time.Runs,
            median_s = time.Median,
            min_s = time.Least,
            max_s = time.Most,
            memory_bytes = MemoryInUse.Of(Device.Parse(args.Device)),
        }));
}
