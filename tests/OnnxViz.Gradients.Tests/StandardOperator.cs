using System.Text.Json;

namespace OnnxViz.Gradients.Tests;

/// <summary>One record of <c>onnx/operators.json</c>; see the README there.</summary>
sealed record StandardOperator(string Name, int Since, bool Cpu, Dictionary<string, string> Inputs, bool Variadic)
{
    static readonly JsonSerializerOptions LowerCase = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<StandardOperator> All { get; } = JsonSerializer.Deserialize<StandardOperator[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "operators.json")), LowerCase)!;

    public static StandardOperator? Find(string name) => All.FirstOrDefault(operation => operation.Name == name);

    /// <summary>
    /// Whether the operator has an input at a position, or inputs at all where that is
    /// <see cref="GradientAttribute.EveryInput"/>.
    /// </summary>
    public bool HasInput(int input) => input < Inputs.Count || (Variadic && Inputs.Count > 0);
}
