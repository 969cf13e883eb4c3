using Microsoft.ML.OnnxRuntime;
using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Attribution.Tests;

/// <summary>Files that ONNX Runtime has optimised and saved, operators fused, beside the files as they were
/// exported.</summary>
public sealed class OptimizedFileTests : IDisposable
{
    const double Tolerance = 2e-4;

    readonly TemporaryFolder _folder = new();

    /// <summary>Each net with operators that are fused in it.</summary>
    public static TheoryData<string, string[]> Nets => new()
    {
        { "plain", ["FusedConv"] },
        { "mobile17", ["FusedConv"] },
        { "convnext13", ["Gelu", "LayerNormalization"] },
        { "maxvit", ["FusedConv", "Gelu", "QuickGelu"] },
        { "swin", ["Gelu", "LayerNormalization"] },
        { "vit", ["FusedMatMul", "Gelu"] },
    };

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Nets))]
    public void Values_and_gradients_are_those_of_the_file_before(string net, string[] fused)
    {
        var exported = Path.Combine(AppContext.BaseDirectory, "Goldens", $"{net}.onnx");
        var optimized = Optimized(exported);
        Assert.Superset(
            fused.ToHashSet(), ModelFile.Read(optimized).Graph.Nodes.Select(node => node.Operator).ToHashSet());
        var (before, after) = (Network.Load(exported), Network.Load(optimized));
        Assert.All(after.FindLayers().All, layer => Assert.True(layer.Differentiable));
        var output = before.ToModel().Graph.Outputs[^1].Name;
        Same(Gradient(before, output), Gradient(after, output));
        var inner = before.FindLayers().All.Select(layer => layer.Tensor).Intersect(
            after.FindLayers().All.Select(layer => layer.Tensor)).ToArray();
        Same(Gradient(before, inner[inner.Length / 2]), Gradient(after, inner[inner.Length / 2]));
    }

    static void Same((float Value, float[] Gradient) before, (float Value, float[] Gradient) after)
    {
        Assert.Equal(before.Value, after.Value, Tolerance * Math.Abs(before.Value));
        var distance = before.Gradient.Zip(after.Gradient, (a, b) => (a - b) * (double)(a - b)).Sum();
        Assert.InRange(Math.Sqrt(distance / before.Gradient.Sum(number => (double)number * number)), 0, Tolerance);
    }

    static (float Value, float[] Gradient) Gradient(Network network, string layer)
    {
        var shape = network.FindInput().UsualShape(1);
        var graph = GradientGraph.Cut(network, new Channel(layer, 1), shape, Profile.Cpu);
        return graph.Run(SmallNets.Drawn(new Random(6), shape), RuntimeSettings.Default with { Threads = 1 });
    }

    string Optimized(string file)
    {
        using var options = new SessionOptions
        {
            OptimizedModelFilePath = _folder.File("optimized.onnx"),
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_EXTENDED,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        using var session = new InferenceSession(file, options);
        return options.OptimizedModelFilePath;
    }
}
