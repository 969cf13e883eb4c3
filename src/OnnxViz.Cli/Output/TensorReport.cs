using OnnxViz.Graph;

namespace OnnxViz.Cli.Output;

/// <summary>What a tensor holds.</summary>
sealed record TensorReport(string Name, IReadOnlyList<long> Shape, float Minimum, float Mean, float Maximum)
{
    public static string[] Heads { get; } = ["output", "shape", "minimum", "mean", "maximum"];

    public static TensorReport Of(string name, Tensor tensor)
    {
        var numbers = tensor.ToFloats();
        return numbers.Length > 0 && numbers.All(float.IsFinite)
            ? new(name, [.. tensor.Shape], numbers.Min(), numbers.Average(), numbers.Max())
            : throw new OnnxVizException($"the output {name} ({tensor.Type}) is empty or not finite: its weights, or the preprocessing, do not fit");
    }

    public string[] Row() => [Name, string.Join('x', Shape), $"{Minimum:G4}", $"{Mean:G4}", $"{Maximum:G4}"];
}
