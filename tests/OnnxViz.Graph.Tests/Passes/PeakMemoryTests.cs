using OnnxViz.Graph.Passes;

namespace OnnxViz.Graph.Tests.Passes;

public sealed class PeakMemoryTests
{
    /// <summary>100 numbers, and what they are fed from.</summary>
    const int Fed = 3 * 400;

    [Fact]
    public void A_chain_needs_a_nodes_input_and_output_at_a_time() =>
        Assert.Equal(Fed + 800, Of(Node("Exp", "a", "x"), Node("Exp", "b", "a"), Node("Exp", "y", "b")));

    [Fact]
    public void What_is_used_later_stays() =>
        Assert.Equal(Fed + 1200, Of(Node("Exp", "a", "x"), Node("Exp", "b", "a"), Node("Add", "y", "a", "b")));

    [Fact]
    public void Another_shape_of_the_same_numbers_takes_nothing() =>
        Assert.Equal(Fed + 800, Of(Node("Exp", "a", "x"), Node("Reshape", "b", "a"), Node("Exp", "y", "b")));

    [Fact]
    public void What_nothing_uses_goes_at_once() =>
        Assert.Equal(
            Fed + 800, Of(Node("Exp", "a", "x"), Node("Exp", "b", "a"), Node("Exp", "c", "a"), Node("Exp", "y", "a")));

    [Fact]
    public void Outputs_stay_to_the_end() =>
        Assert.Equal(Fed + 1200, Of(["a", "y"], Node("Exp", "a", "x"), Node("Exp", "b", "a"), Node("Exp", "y", "b")));

    [Fact]
    public void The_node_is_named()
    {
        var peak = PeakMemory.Of(Graph(["y"], Node("Exp", "a", "x"), Node("Exp", "y", "a")), Types);
        Assert.Equal("y", peak.At?.Label);
    }

    [Fact]
    public void A_tensor_of_unknown_type_counts_nothing() =>
        Assert.Equal(Fed + 400, Of(Node("Exp", "unknown", "x"), Node("Exp", "y", "unknown")));

    [Fact]
    public void Sums_beyond_64_bits_are_sums()
    {
        var giant = new TensorType(ElementType.Int8, [long.MaxValue]);
        var types = new Dictionary<string, TensorType> { ["x"] = giant, ["a"] = giant, ["y"] = giant };
        Assert.Equal(
            5 * (Int128)long.MaxValue,
            PeakMemory.Of(Graph(["y"], Node("Exp", "a", "x"), Node("Add", "y", "a", "x")), types).Bytes);
    }

    [Fact]
    public void A_negative_dimension_is_an_error()
    {
        var types = new Dictionary<string, TensorType>(Types) { ["y"] = new(ElementType.Float, [2, -3]) };
        Assert.Contains(
            "2x-3",
            Assert.Throws<OnnxVizException>(() => PeakMemory.Of(Graph(["y"], Node("Exp", "y", "x")), types)).Message);
    }

    [Fact]
    public void A_transposed_convolution_needs_room_for_its_taps()
    {
        var types = new Dictionary<string, TensorType>
        {
            ["x"] = new(ElementType.Float, [1, 4, 10, 10]),
            ["w"] = new(ElementType.Float, [4, 2, 3, 3]),
            ["y"] = new(ElementType.Float, [1, 2, 12, 12]),
        };
        Assert.Equal(
            (3 * 1600) + 1152 + (2 * 9 * 100 * 4),
            PeakMemory.Of(Graph(["y"], Node("ConvTranspose", "y", "x", "w")), types).Bytes);
    }

    static Dictionary<string, TensorType> Types { get; } =
        new[] { "x", "a", "b", "c", "y" }.ToDictionary(name => name, _ => new TensorType(ElementType.Float, [10, 10]));

    static Int128 Of(params Node[] nodes) => Of(["y"], nodes);

    static Int128 Of(string[] outputs, params Node[] nodes) => PeakMemory.Of(Graph(outputs, nodes), Types).Bytes;

    static OnnxGraph Graph(string[] outputs, params Node[] nodes) => new(
        "peak", [new("x", ElementType.Float, null)],
        [.. outputs.Select(name => new ValueInfo(name, ElementType.Float, null))],
        new Dictionary<string, Tensor> { ["w"] = Tensor.Full([1], 0) }, nodes);

    static Node Node(string operation, string output, params string[] inputs) =>
        new(operation, inputs, [output], Attributes.None);
}
