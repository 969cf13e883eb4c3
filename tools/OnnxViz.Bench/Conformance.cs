using System.Diagnostics;
using System.Text.Json;
using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>Compares gradients of exported nets with PyTorch's.</summary>
static class Conformance
{
    /// <summary>The options of the lists that come in and of the lines that go out.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>The list of cases that a <c>reference.py</c> wrote.</summary>
    /// <exception cref="OnnxVizException">The file is none.</exception>
    public static IReadOnlyList<T> Read<T>(string list)
    {
        try
        {
            return JsonSerializer.Deserialize<T[]>(File.ReadAllText(list), Json) ?? [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new OnnxVizException($"{list} is no list of cases: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    /// <summary>
    /// Takes one gradient the way that the command line does, and compares it; what OnnxViz refuses is in the result.
    /// </summary>
    /// <param name="row">The case.</param>
    /// <param name="folder">Where its files are.</param>
    /// <param name="settings">Where to run.</param>
    public static ConformanceResult Compare(ConformanceCase row, string folder, RuntimeSettings settings)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var network = Network.Load(Path.Combine(folder, row.Model));
            var input = Tensor(Path.Combine(folder, row.Input));
            var graph = GradientGraph.Cut(network, Objective.Parse(row.Objective), input.Shape, Profile.Cpu);
            var (value, gradient) = graph.Run(input, settings);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var expected = NpyFile.Read(Path.Combine(folder, row.Gradient)).Data;
            var length = Vectors.Norm(gradient) / Vectors.Norm(expected);
            return new(
                row.Model, row.Opset, row.Objective, row.Noise, Math.Abs(value - row.Value) / Math.Abs(row.Value),
                Vectors.Cosine(gradient, expected), length, seconds, null);
        }
        catch (OnnxVizException error)
        {
            return new(row.Model, row.Opset, row.Objective, row.Noise, 1, 0, 0, 0, error.Message);
        }
    }

    static Tensor Tensor(string file)
    {
        var array = NpyFile.Read(file);
        return Graph.Tensor.Of(array.Data, Shape.Of(array.Shape));
    }
}
