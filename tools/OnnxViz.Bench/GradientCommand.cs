using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench gradient net.onnx "channel(block5_conv1, 0)"</c>: seconds for forward + input gradient, one JSON line on standard output.
/// </summary>
sealed class GradientCommand : Command
{
    readonly Argument<string> _model = new("model") { Description = "The ONNX file." };
    readonly Argument<string> _objective = new("objective") { Description = "The objective, such as channel(block5_conv1, 0)." };
    readonly Option<int> _size = new("--size") { Description = "Height and width.", DefaultValueFactory = _ => 224 };
    readonly Option<int> _batch = new("--batch") { Description = "Pictures at once.", DefaultValueFactory = _ => 1 };
    readonly Option<int> _threads = new("--threads") { Description = "CPU threads.", DefaultValueFactory = _ => Environment.ProcessorCount };
    readonly Option<int> _runs = new("--runs") { Description = "Timed runs, after two warm-ups.", DefaultValueFactory = _ => 10 };
    readonly Option<string> _device = new("--device") { Description = "cpu, cuda or cuda:n.", DefaultValueFactory = _ => "cpu" };
    readonly Option<string?> _profile = new("--forms") { Description = "Gradient forms: any, cpu or cuda; the device's own when left out." };
    readonly Option<bool> _spin = new("--spin") { Description = "Let idle threads wait actively." };
    readonly Option<bool> _forward = new("--forward") { Description = "Time the forward pass alone." };
    readonly Option<string?> _save = new("--save-model") { Description = "Write the timed model to a file." };
    readonly Option<string?> _trace = new("--trace") { Description = "Write ONNX Runtime's profile of one run to files with this prefix." };

    public GradientCommand() : base("gradient", "Time forward + input gradient of one objective.")
    {
        Arguments.Add(_model);
        Arguments.Add(_objective);
        foreach (var option in new Option[] { _size, _batch, _threads, _runs, _device, _profile, _spin, _forward, _save, _trace })
        {
            Options.Add(option);
        }

        SetAction(Time);
    }

    void Time(ParseResult args)
    {
        var settings = new RuntimeSettings(Device.Parse(args.GetRequiredValue(_device)), args.GetValue(_threads), args.GetValue(_spin));
        var network = Network.Load(args.GetRequiredValue(_model));
        var objective = Objective.Parse(args.GetRequiredValue(_objective)).Rename(layer => network.Layers.Find(layer).Tensor);
        var (model, type) = Write(network, objective, args, settings);
        if (args.GetValue(_save) is { } path)
        {
            ModelFile.Write(path, model);
        }

        using var session = OnnxSession.Open(model, settings with { Trace = args.GetValue(_trace) });
        using var loop = new StateLoop(
            session,
            new Dictionary<string, TensorType> { ["input"] = type },
            new Dictionary<string, TensorType>(),
            new Dictionary<string, TensorType> { ["objective"] = new(ElementType.Float, [args.GetValue(_batch)]) });
        loop.Load(new Dictionary<string, Tensor> { ["input"] = Input(type.Shape) });
        Print(args, Seconds(loop, args.GetValue(_runs)));
    }

    (OnnxModel Model, TensorType Input) Write(Network network, Objective objective, ParseResult args, RuntimeSettings settings)
    {
        var profile = Enum.TryParse<Profile>(args.GetValue(_profile), ignoreCase: true, out var forms) ? forms
            : settings.Device is CudaDevice ? Profile.Cuda
            : Profile.Cpu;
        var (size, batch) = (args.GetValue(_size), args.GetValue(_batch));
        var scored = ScoredNetwork.Prepare(network, [.. Enumerable.Repeat(objective, batch)], size, size);
        var graph = new GraphBuilder();
        var type = new TensorType(network.Input.Element, network.Input.ShapeOf(batch, size, size));
        var input = graph.Input("input", type);
        var scores = scored.Scores(input);
        var next = args.GetValue(_forward) ? input + 0 : new Differentiator(GradientRules.For(profile)).Differentiate(scores, input)[0];
        return (OnnxModel.Of(graph.Build([new(StateLoop.Next + "input", next), new("objective", scores)]), scored.Folder), type);
    }

    static Tensor Input(Shape shape)
    {
        var random = CounterRandom.For(0, "input", 0);
        return Tensor.Of([.. Enumerable.Range(0, (int)shape.Size).Select(index => (float)random.Normal(index))], shape);
    }

    /// <summary>Seconds per run. The gradient becomes the next input, scaled by nothing: only its time matters, so the input is loaded anew.</summary>
    static double[] Seconds(StateLoop loop, int runs)
    {
        var draws = new Dictionary<string, Tensor>();
        var state = loop.ReadState();
        var seconds = new List<double>();
        for (var run = -2; run < runs; run++)
        {
            loop.Load(state);
            var start = Stopwatch.GetTimestamp();
            loop.Step(draws, keepOnHost: false);
            if (run >= 0)
            {
                seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        return [.. seconds.Order()];
    }

    void Print(ParseResult args, double[] seconds) => Console.WriteLine(JsonSerializer.Serialize(new
    {
        peer = "onnxviz",
        objective = args.GetValue(_objective),
        size = args.GetValue(_size),
        batch = args.GetValue(_batch),
        threads = args.GetValue(_threads),
        runs = seconds.Length,
        median_s = seconds[seconds.Length / 2],
        min_s = seconds[0],
    }));
}
