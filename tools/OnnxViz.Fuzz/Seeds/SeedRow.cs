using OnnxViz.Graph;

namespace OnnxViz.Fuzz.Seeds;

/// <summary>
/// A small network around one operator: <c>picture</c> [1, 3, 8, 8] -> Conv -> <c>c</c> [1, 4, 8, 8] -> the operator ->
/// <c>y0</c>, ...
/// </summary>
/// <param name="Operator">The operator, with its domain and a dot before it where that is not the standard one.</param>
/// <param name="Opset">The operator set of the model.</param>
/// <param name="Inputs">Names (c, picture, or empty for none), or tensors that become constants.</param>
/// <param name="Attributes">The operator's attributes.</param>
sealed record SeedRow(string Operator, long Opset, object[] Inputs, params (string Name, object Content)[] Attributes)
{
    const string Microsoft = "com.microsoft.";

    static readonly Tensor Weight = Draw([4, 3, 3, 3]);

    /// <summary>How many outputs the operator has.</summary>
    public int Outputs { get; init; } = 1;

    /// <summary>The network.</summary>
    public OnnxModel Model()
    {
        var constants = new Dictionary<string, Tensor> { ["w"] = Weight };
        var inputs = Inputs.Select(
            (input, index) => input is Tensor tensor ? Add(constants, $"k{index}", tensor) : (string)input).ToArray();
        var attributes = new Attributes();
        foreach (var (name, content) in Attributes)
        {
            attributes.Add(name, content);
        }

        var outputs = Enumerable.Range(0, Outputs).Select(index => $"y{index}").ToArray();
        var isMicrosoft = Operator.StartsWith(Microsoft, StringComparison.Ordinal);
        var pads = new Attributes { { "pads", new long[] { 1, 1, 1, 1 } }, { "kernel_shape", new long[] { 3, 3 } } };
        Node[] nodes =
        [
            new("Conv", ["picture", "w"], ["c"], pads, "conv"),
            new(
                isMicrosoft ? Operator[Microsoft.Length..] : Operator,
                inputs,
                outputs,
                attributes,
                "tested",
                isMicrosoft ? Microsoft[..^1] : ""),
        ];
        var graph = new OnnxGraph(
            "row", [ValueInfo.Of("picture", new(ElementType.Float, [1, 3, 8, 8]))],
            [.. outputs.Select(output => new ValueInfo(output, ElementType.Undefined, null))], constants, nodes);
        return new(graph, new Dictionary<string, long> { [""] = Opset, ["com.microsoft"] = 1 })
        {
            IrVersion = Math.Min(10, Opset + 3),
        };
    }

    /// <summary>Weights that are drawn alike every time.</summary>
    public static Tensor Draw(Shape shape)
    {
        var random = new Random(shape.Rank);
        return Tensor.Of([.. Enumerable.Range(0, (int)shape.Size).Select(_ => random.NextSingle() - 0.5f)], shape);
    }

    static string Add(Dictionary<string, Tensor> constants, string name, Tensor tensor)
    {
        constants.Add(name, tensor);
        return name;
    }
}
