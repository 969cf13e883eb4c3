namespace OnnxViz.Graph.Tests.Building;

public sealed class GraphBuilderTests
{
    static readonly TensorType Vector = new(ElementType.Float, [4]);

    [Fact]
    public void The_same_expression_written_twice_is_one_node()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", Vector);
        Assert.Same((x * 2) + 1, (x * 2) + 1);
        Assert.Equal(["Mul", "Add"], graph.Nodes.Select(node => node.Operator));
    }

    [Fact]
    public void Expressions_that_differ_in_an_attribute_an_input_or_a_type_are_two()
    {
        var graph = new GraphBuilder();
        var (x, y) = (graph.Input("x", Vector), graph.Input("y", Vector));
        Assert.NotSame(x.HardSigmoid(0.2f, 0.5f), x.HardSigmoid(0.2f, 0.25f));
        Assert.NotSame(x - y, y - x);
        Assert.NotSame(x.Cast(ElementType.Double), x.Cast(ElementType.Float16));
    }

    [Fact]
    public void Equal_small_constants_are_one_and_equal_numbers_of_another_type_or_shape_are_not()
    {
        var graph = new GraphBuilder();
        Assert.Same(graph.Integers(1, 2), graph.Integers(1, 2));
        Assert.NotSame(graph.Number(0), graph.Number(0, ElementType.Int32));
        Assert.NotSame(graph.Number(0), graph.Constant(Tensor.Full([1], 0)));
    }

    [Fact]
    public void A_graph_copied_in_twice_gets_names_of_its_own()
    {
        var inner = new GraphBuilder();
        var relu = inner.Input("x", Vector).Relu();
        var copy = inner.Build([new("y", relu)]);
        var types = copy.Nodes.SelectMany(node => node.Outputs).Append("x").ToDictionary(name => name, _ => Vector);
        var outer = new GraphBuilder();
        var first = outer.Import(copy, types)["y"];
        var second = outer.Import(copy, types, new Dictionary<string, Value> { ["x"] = first })["y"];
        var built = outer.Build([new("result", second)]);
        Assert.Equal(["x"], built.Inputs.Select(input => input.Name));
        Assert.Equal(["Relu", "Relu"], built.Nodes.Select(node => node.Operator));
        Assert.Equal(built.Nodes.Count, built.Nodes.Select(node => node.Outputs[0]).Distinct().Count());
    }

    [Fact]
    public void A_given_value_has_to_fit_the_input_that_it_replaces()
    {
        var inner = new GraphBuilder();
        var copy = inner.Build([new("y", inner.Input("x", Vector).Relu())]);
        var types = copy.Nodes.SelectMany(node => node.Outputs).Append("x").ToDictionary(name => name, _ => Vector);
        var outer = new GraphBuilder();
        var given = new Dictionary<string, Value> { ["x"] = outer.Input("other", Vector.Sized([5])) };
        Assert.Contains(
            "input x is Float 4", Assert.Throws<OnnxVizException>(() => outer.Import(copy, types, given)).Message);
    }

    [Fact]
    public void A_built_graph_has_what_its_outputs_need_and_nothing_else()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", Vector);
        _ = x.Exp() * 3;
        var built = graph.Build([new("y", x.Relu() + 1)]);
        Assert.Equal(["Relu", "Add"], built.Nodes.Select(node => node.Operator));
        Assert.Single(built.Constants);
        Assert.Equal("Float 4", built.Outputs[0].ToString());
    }

    [Fact]
    public void Inner_tensors_give_way_to_outputs_of_their_name()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", Vector);
        var (relu, tanh) = (x.Relu(), x.Tanh());
        var weight = graph.Constant(Tensor.Of([1f, 2, 3, 4], [4]), "weight");
        var built = graph.Build(
            [new("Tanh", relu), new("Relu", tanh), new("weight", relu * weight), new("copy", relu), new("x", x)]);
        Assert.Equal(["Tanh", "Relu", "weight", "copy", "x"], built.Outputs.Select(output => output.Name));
        using var session = Runtime.OnnxSession.Open(OnnxModel.Of(built), Runtime.RuntimeSettings.Default);
        var results = session.Run(new Dictionary<string, Tensor> { ["x"] = Tensor.Of([-1f, 1, 2, 3], [4]) });
        Assert.Equal([0f, 1, 2, 3], results["Tanh"].ToFloats());
        Assert.Equal(MathF.Tanh(-1), results["Relu"].ToFloats()[0], 1e-6f);
        Assert.Equal([0f, 2, 6, 12], results["weight"].ToFloats());
        Assert.Equal([0f, 1, 2, 3], results["copy"].ToFloats());
    }

    [Fact]
    public void An_output_cannot_have_the_name_of_an_input()
    {
        var graph = new GraphBuilder();
        var relu = graph.Input("x", Vector).Relu();
        Assert.Contains("has an input x", Assert.Throws<OnnxVizException>(() => graph.Build([new("x", relu)])).Message);
    }

    [Fact]
    public void Values_of_two_graphs_do_not_mix()
    {
        var (one, other) = (new GraphBuilder().Input("x", Vector), new GraphBuilder().Input("x", Vector));
        Assert.Throws<InvalidOperationException>(() => one + other);
    }

    [Fact]
    public void A_scope_goes_before_the_names_of_new_nodes()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", Vector);
        graph.Scope = "loss";
        Assert.Equal("loss/Relu", x.Relu().Name);
    }
}
