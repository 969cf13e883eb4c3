using OnnxViz.Graph;

namespace OnnxViz.Gradients.Tests;

/// <summary>The rules against the table of all operators of the standard.</summary>
public sealed class OperatorTableTests
{
    /// <summary>
    /// Operators whose results jump, which finite differences cannot follow; see <see cref="QuantizationTests"/>.
    /// </summary>
    static readonly string[] Jumping = ["QuantizeLinear", "DequantizeLinear", "DynamicQuantizeLinear"];

    static readonly GradientRules Rules = GradientRules.Standard;

    [Fact]
    public void Every_input_of_an_operator_that_runs_has_a_rule_or_is_declared_to_have_none()
    {
        var open =
            from operation in StandardOperator.All
            where operation.Cpu
            from pair in operation.Inputs.Index()
            let node = NodeOf(operation.Name)
            where Rules.Find(node, pair.Index) is null
                && !Rules.IsConstant(node, pair.Index)
                && Rules.ReasonAgainst(node, pair.Index) is null
            select $"{operation.Name} {pair.Item.Key} ({pair.Item.Value})";
        AssertNone(open);
    }

    [Fact]
    public void Every_rule_and_declaration_is_for_an_input_that_the_standard_has() =>
        AssertNone(Rules.Declared.Where(key => StandardOperator.Find(key.Operator)?.HasInput(key.Input) is not true)
            .Select(key => $"{key.Operator} {key.Input}"));

    [Fact]
    public void No_input_has_both_a_rule_and_a_declaration_that_there_is_none()
    {
        var twice =
            from operation in StandardOperator.All
            from input in Enumerable.Range(0, operation.Inputs.Count)
            let node = NodeOf(operation.Name)
            where new[]
            {
                Rules.Find(node, input) is not null,
                Rules.IsConstant(node, input),
                Rules.ReasonAgainst(node, input) is not null,
            }
                .Count(declared => declared) > 1
            select $"{operation.Name} {input}";
        AssertNone(twice);
    }

    [Fact]
    public void Every_rule_is_held_against_finite_differences()
    {
        var rows = OperatorGradientTests.Rows().ToLookup(row => row.Operator);
        var untested = Rules.Ruled.Where(rule => !Jumping.Contains(rule.Operator)
            && !rows[rule.Operator].Any(row => rule.Input == GradientAttribute.EveryInput || row.Checks(rule.Input)));
        AssertNone(untested.Select(rule => $"{rule.Operator} {rule.Input}"));
    }

    [Fact]
    public void A_refusal_says_why_and_what_to_do()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new(ElementType.Float, [3, 1, 2]));
        var weight = graph.Ones(new(ElementType.Float, [1, 4, 2]));
        var y = graph.Op(
            "RNN", [x, weight, weight], new(ElementType.Float, [3, 1, 1, 4]), new Attributes { { "hidden_size", 4L } });
        var error = Assert.Throws<OnnxVizException>(() => new Differentiator(Rules).Differentiate(y, x));
        Assert.Contains("RNN (RNN): recurrent layers are not unrolled", error.Message);
        Assert.Contains("Choose a layer before", error.Message);
    }

    [Fact]
    public void What_a_graph_inside_a_node_uses_is_not_taken_for_a_constant()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new(ElementType.Float, [2]));
        var branch = new OnnxGraph(
            "branch", [], [new("y", ElementType.Float, null)], new Dictionary<string, Tensor>(),
            [new("Exp", ["x"], ["y"], Attributes.None)]);
        var condition = graph.Input("condition", new(ElementType.Bool, Shape.Scalar));
        var branches = new Attributes { { "then_branch", branch }, { "else_branch", branch } };
        var chosen = graph.Op("If", [condition], x.Type, branches);
        var error = Assert.Throws<OnnxVizException>(() => new Differentiator(Rules).Differentiate(chosen, x));
        Assert.Contains("If (If): which of its branches runs", error.Message);
    }

    /// <summary>Fails with all that was found.</summary>
    static void AssertNone(IEnumerable<string> found) => Assert.True(!found.Any(), string.Join("; ", found));

    static Node NodeOf(string operation) => new(operation, [], [], Attributes.None);
}
