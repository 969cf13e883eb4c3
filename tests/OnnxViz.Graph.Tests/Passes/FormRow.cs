using OnnxViz.Runtime;

namespace OnnxViz.Graph.Tests.Passes;

/// <summary>One old operator form: a model of that single operator.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Opset">An operator set in which the form is valid.</param>
/// <param name="Inputs">What is fed; null for an input that is left out or given in <see cref="Constants"/>.</param>
/// <param name="Attributes">The node's attributes.</param>
public sealed record FormRow(
    string Operator, long Opset, Tensor?[] Inputs, params (string Name, object Content)[] Attributes)
{
    /// <summary>The operator's domain, empty for the standard one.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Inputs that are constants of the graph, by position.</summary>
    public Dictionary<int, Tensor> Constants { get; init; } = [];

    /// <summary>How many outputs the node has.</summary>
    public int Outputs { get; init; } = 1;

    /// <summary>Those of the outputs that are left out.</summary>
    public int[] Skipped { get; init; } = [];

    /// <summary>The first output where ONNX Runtime cannot run the old form: computed by hand.</summary>
    public float[]? Expected { get; init; }

    /// <summary>
    /// Where ONNX Runtime's own arithmetic differs between the forms (other kernels, other order of operations): how
    /// far the numbers may be apart, relative to the greatest; 0 elsewhere.
    /// </summary>
    public float Rounding { get; init; }

    /// <summary>Whether the file says what rank each tensor has.</summary>
    public bool Declared { get; init; } = true;

    public IReadOnlyDictionary<string, Tensor> Fed => Inputs.Select((tensor, index) => (tensor, index))
        .Where(pair => pair.tensor is not null).ToDictionary(pair => $"x{pair.index}", pair => pair.tensor!);

    public OnnxModel Model()
    {
        var attributes = new Attributes();
        foreach (var (name, content) in Attributes)
        {
            attributes.Add(name, content);
        }

        var count = Math.Max(Inputs.Length, Constants.Keys.Append(-1).Max() + 1);
        var names = Enumerable.Range(0, count).Select(index => Given(index) ? $"x{index}" : "").ToArray();
        var outputs = Enumerable.Range(0, Outputs).Select(
            index => Skipped.Contains(index) ? "" : $"y{index}").ToArray();
        var graph = new OnnxGraph(
            "row",
            [.. Fed.Select(pair => Declaration(pair.Key, pair.Value.Type))],
            [.. outputs.Where(output => output.Length > 0).Select(
                output => new ValueInfo(output, ElementType.Undefined, null))],
            Constants.ToDictionary(pair => $"x{pair.Key}", pair => pair.Value),
            [new(Operator, names, outputs, attributes, "tested", Domain)]);
        return new(graph, new Dictionary<string, long> { [""] = Opset, ["com.microsoft"] = 1 });
    }

    public IReadOnlyDictionary<string, Tensor> Run(OnnxModel model)
    {
        using var session = OnnxSession.Open(model, RuntimeSettings.Default with { Threads = 1 });
        return session.Run(Fed);
    }

    ValueInfo Declaration(string name, TensorType type) =>
        Declared ? ValueInfo.Of(name, type) : new(name, type.Element, null);

    bool Given(int index) => Constants.ContainsKey(index) || (index < Inputs.Length && Inputs[index] is not null);

    public override string ToString() =>
        $"{Domain}{Operator} {Opset} {string.Join(", ", Attributes.Select(pair => pair.Name))}";
}
