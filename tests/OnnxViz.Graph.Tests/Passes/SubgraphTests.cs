using OnnxViz.Graph.Passes;

namespace OnnxViz.Graph.Tests.Passes;

/// <summary>Cutting, and what falls away with it.</summary>
public sealed class SubgraphTests
{
    static readonly ValueInfo[] Inputs =
        [new("x", ElementType.Float, [2]), new("unused", ElementType.Float, [2]), new("flag", ElementType.Bool, [])];

    /// <summary>x -> a -> b -> c; a + weight -> d; If flag then the graph around it is used from inside.</summary>
    static OnnxGraph Graph { get; } = new(
        "g", Inputs, [new("c", ElementType.Float, null), new("d", ElementType.Float, null)],
        new Dictionary<string, Tensor> { ["weight"] = Tensor.Full([2], 1), ["captured"] = Tensor.Full([2], 2) },
        [
            new("Relu", ["x"], ["a"], Attributes.None, "first"),
            new("Tanh", ["a"], ["b"], Attributes.None),
            new("If", ["flag"], ["c"], new() { { "then_branch", Branch("captured") }, { "else_branch", Branch("b") } }),
            new("Add", ["a", "weight"], ["d"], Attributes.None),
        ]);

    [Fact]
    public void A_cut_keeps_what_its_tensors_need()
    {
        var cut = Subgraph.Cut(Graph, ["d"]);
        Assert.Equal(["Relu", "Add"], cut.Nodes.Select(node => node.Operator));
        Assert.Equal(["x"], cut.Inputs.Select(input => input.Name));
        Assert.Equal(["weight"], cut.Constants.Keys);
        Assert.Equal(["d"], cut.Outputs.Select(output => output.Name));
    }

    [Fact]
    public void What_a_branch_uses_from_outside_is_needed()
    {
        var cut = Subgraph.Cut(Graph, ["c"]);
        Assert.Equal(["Relu", "Tanh", "If"], cut.Nodes.Select(node => node.Operator));
        Assert.Equal(["captured"], cut.Constants.Keys);
        Assert.Equal(["x", "flag"], cut.Inputs.Select(input => input.Name));
    }

    [Fact]
    public void An_inner_tensor_and_an_input_can_be_outputs()
    {
        var cut = Subgraph.Cut(Graph, ["a", "x", "a"]);
        Assert.Equal(["a", "x"], cut.Outputs.Select(output => output.Name));
        Assert.Equal(["Relu"], cut.Nodes.Select(node => node.Operator));
    }

    [Fact]
    public void A_tensor_that_is_not_there_is_named() =>
        Assert.Contains("nobody", Assert.Throws<OnnxVizException>(() => Subgraph.Cut(Graph, ["nobody"])).Message);

    [Fact]
    public void Dead_nodes_go_and_inputs_stay()
    {
        var alive = DeadNodes.Remove(
            Graph with { Outputs = [new("b", ElementType.Float, null)], Inner = [new("d", ElementType.Float, null)] });
        Assert.Equal(["Relu", "Tanh"], alive.Nodes.Select(node => node.Operator));
        Assert.Equal(3, alive.Inputs.Count);
        Assert.Empty(alive.Constants);
        Assert.Empty(alive.Inner);
    }

    static OnnxGraph Branch(string used) => new(
        "branch", [], [new("out", ElementType.Float, null)], new Dictionary<string, Tensor>(),
            [new("Identity", [used], ["out"], Attributes.None)]);
}
