using OnnxViz.Graph;

namespace OnnxViz.Runtime.Tests;

/// <summary>What runs on a GPU, where there is one.</summary>
public sealed class CudaTests
{
    static readonly TensorType Picture = new(ElementType.Float, [2, 3, 8, 8]);

    [SkippableFact]
    public void The_memory_of_a_GPU_keeps_what_is_put_there()
    {
        Skip.If(CudaTrial.Missing(0) is not null, $"There is no CUDA here: {CudaTrial.Missing(0)}.");
        using var state = new DeviceState(
            new Dictionary<string, TensorType> { ["x"] = Picture, ["y"] = Picture }, new(new CudaDevice(0), 1));
        Assert.All(state.Read("x").ToFloats(), number => Assert.Equal(0, number));
        var tensor = Drawn(1, Picture.Shape);
        state.Load(new Dictionary<string, Tensor> { ["y"] = tensor });
        Assert.Equal(tensor.ToFloats(), state.Read("y").ToFloats());
        Assert.All(state.Read("x").ToFloats(), number => Assert.Equal(0, number));
        state.Clear();
        Assert.All(state.Read("y").ToFloats(), number => Assert.Equal(0, number));
    }

    /// <summary>
    /// Ten steps, so that recordings of both sides are made and played, on two states by turns, by what is fed anew.
    /// </summary>
    [SkippableTheory]
    [InlineData("cuda:0")]
    [InlineData("cuda:0+nographs")]
    [InlineData("cuda:0+nhwc")]
    public void Steps_on_a_GPU_are_those_on_the_processor(string device)
    {
        Skip.If(CudaTrial.Fault(0) is not null, $"CUDA does not work here: {CudaTrial.Fault(0)}.");
        var (expected, readings) = Walk(Device.Cpu, out _);
        var (found, read) = Walk(Device.Parse(device), out var noRecording);
        Assert.Null(noRecording);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        Assert.All(readings.Zip(read), pair => Assert.Equal(pair.First, pair.Second, 1e-3));
    }

    static (float[] State, float[] Readings) Walk(Device device, out string? noRecording)
    {
        var settings = new RuntimeSettings(device, 1);
        using var program = Smoothing(settings);
        using var first = new DeviceState(program.States, settings);
        using var second = new DeviceState(program.States, settings);
        first.Load(new Dictionary<string, Tensor> { ["x"] = Drawn(1, Picture.Shape) });
        var readings = new List<float>();
        for (var step = 0; step < 10; step++)
        {
            program.Feed(new Dictionary<string, Tensor> { ["by"] = Drawn(10 + step, Picture.Shape) });
            program.Step(step % 3 == 2 ? second : first);
            readings.AddRange(program.Read("sum"));
        }

        noRecording = program.NoRecording;
        return ([.. first.Read("x").ToFloats(), .. second.Read("x").ToFloats()], [.. readings]);
    }

    /// <summary>x becomes relu(conv(x)) / 4 + by; the reading is its sum.</summary>
    static StateProgram Smoothing(RuntimeSettings settings)
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", Picture);
        var conv = x.Conv(graph.Constant(Drawn(5, [3, 3, 3, 3]), "w"), null, Window.Square(3, padding: 1));
        var next = (conv.Relu() / 4) + graph.Input("by", Picture);
        Dictionary<string, Value> outputs = new() { ["next:x"] = next, ["sum"] = next.Sum([1, 2, 3], keep: false) };
        return new(OnnxModel.Of(graph.Build(outputs)), settings);
    }

    static Tensor Drawn(int seed, Shape shape)
    {
        var random = new Random(seed);
        return Tensor.Of(
            [.. Enumerable.Range(0, (int)shape.Size).Select(_ => (float)random.NextDouble() - 0.5f)], shape);
    }
}
