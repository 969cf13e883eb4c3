using OnnxViz.Graph.Passes;
using OnnxViz.Graph.Passes.Upgrades;

namespace OnnxViz.Graph.Tests.Passes;

public sealed class ModernFormTests
{
    public static TheoryData<FormRow> Old => [.. FormRows.All.Where(row => row.Expected is null)];

    public static TheoryData<FormRow> Ancient => [.. FormRows.All.Where(row => row.Expected is not null)];

    [Theory, MemberData(nameof(Old), DisableDiscoveryEnumeration = true)]
    public void An_old_form_and_its_modern_form_give_the_same_numbers(FormRow row)
    {
        var model = row.Model();
        var (old, modern) = (row.Run(model), row.Run(ModernForm.Apply(model)));
        Assert.Equal(old.Keys, modern.Keys);
        Assert.All(old, pair => Assert.Equal(pair.Value.Type, modern[pair.Key].Type));
        Assert.All(old, pair => Agree(pair.Value, modern[pair.Key], row.Rounding));
    }

    [Theory, MemberData(nameof(Ancient), DisableDiscoveryEnumeration = true)]
    public void A_form_that_is_older_than_ONNX_Runtime_gives_what_its_definition_says(FormRow row)
    {
        var result = row.Run(ModernForm.Apply(row.Model()))["y0"].ToFloats();
        Assert.Equal(row.Expected!.Length, result.Length);
        Assert.All(row.Expected.Zip(result),
            pair => Assert.Equal(pair.First, pair.Second, 1e-6f * Math.Max(1, Math.Abs(pair.First))));
    }

    [Fact]
    public void Every_operator_has_at_most_one_row_for_an_operator_set() =>
        Assert.Empty(
            UpgradeTable.All.GroupBy(row => (row.Domain, row.Operator, row.Since)).Where(group => group.Count() > 1)
                .Select(group => group.Key));

    [Fact]
    public void Every_old_form_has_a_row_in_this_test()
    {
        var tested = FormRows.All.Select(row => (row.Domain, row.Operator)).ToHashSet();
        var untested = UpgradeTable.All.Where(row => row.Since > 6 && !tested.Contains((row.Domain, row.Operator)))
            .Select(row => $"{row.Domain}{row.Operator}").Distinct();
        Assert.Equal(["ATen", "ConstantFill", "GRUUnit", "GivenTensorFill", "LSTM", "RNN", "Scan"],
            untested.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_modern_model_is_declared_in_the_dialect_and_other_domains_stay()
    {
        var old = new FormRow("Relu", 8, [Samples.Wave(2)]).Model();
        old = old with { IrVersion = 3, Imports = new Dictionary<string, long>(old.Imports) { ["ai.onnx.ml"] = 1 } };
        var modern = ModernForm.Apply(old);
        Assert.Equal((21L, 10L, 1L), (modern.Opset, modern.IrVersion, modern.Imports["ai.onnx.ml"]));
    }

    [Fact]
    public void Constants_that_are_also_inputs_are_inputs_no_more()
    {
        var old = new FormRow("Add", 8, [Samples.Wave(2)]) { Constants = { [1] = Samples.Wave(2) } }.Model();
        old = old with { Graph = old.Graph with { Inputs = [.. old.Graph.Inputs, new("x1", ElementType.Float, [2])] } };
        Assert.Equal(["x0"], ModernForm.Apply(old).Graph.Inputs.Select(input => input.Name));
    }

    [Fact]
    public void Constant_nodes_become_constants()
    {
        var graph = new OnnxGraph("g", [], [new("y", ElementType.Float, null)], new Dictionary<string, Tensor>(),
        [
            new("Constant", [], ["a"], new() { { "value_floats", new[] { 1f, 2 } } }),
            new("Constant", [], ["b"], new() { { "value", Tensor.Of([3f], Shape.Scalar) } }),
            new("Add", ["a", "b"], ["y"], Attributes.None),
        ]);
        var modern = ModernForm.Apply(OnnxModel.Of(graph)).Graph;
        Assert.Equal(["Add"], modern.Nodes.Select(node => node.Operator));
        Assert.Equal([1f, 2], modern.Constants["a"].ToFloats());
    }

    [Fact]
    public void Layer_names_survive()
    {
        var modern = ModernForm.Apply(new FormRow("Softmax", 9, [Samples.Wave(1, 2, 3)]).Model()).Graph;
        Assert.Equal(("tested", "y0"), (modern.Nodes[^1].Name, modern.Nodes[^1].Outputs[0]));
    }

    [Fact]
    public void Half_precision_gets_limits_of_its_own_type()
    {
        var half = new TensorType(ElementType.Float16, [2]);
        var bytes = new[] { (Half)(-2), (Half)0.25f }.SelectMany(BitConverter.GetBytes).ToArray();
        var row = new FormRow("Clip", 10, [Tensor.Of(half, bytes)], ("min", -1f), ("max", 1f));
        Assert.Equal([-1f, 0.25f], row.Run(ModernForm.Apply(row.Model()))["y0"].ToFloats());
    }

    [Fact]
    public void Graphs_inside_nodes_are_upgraded_too()
    {
        Node[] branch = [new("Unsqueeze", ["x0"], ["u"], new() { { "axes", new[] { 0L } } }),
            new("Clip", ["u"], ["c"], new() { { "min", 0f } })];
        var inner =
            new OnnxGraph("branch", [], [new("c", ElementType.Float, null)], new Dictionary<string, Tensor>(), branch);
        var row = new FormRow("If", 10, [Samples.Truths(true)], ("then_branch", inner), ("else_branch", inner));
        var model = row.Model();
        var inputs = new[] { ValueInfo.Of("condition", new(ElementType.Bool, [1])),
            ValueInfo.Of("x0", new(ElementType.Float, [3])) };
        model = model with
        {
            Graph = model.Graph with
            {
                Inputs = inputs,
                Nodes = [model.Graph.Nodes[0] with { Inputs = ["condition"] }]
            }
        };
        var fed = new Dictionary<string, Tensor>
        {
            ["condition"] = Samples.Truths(true),
            ["x0"] = Tensor.Of([-1f, 0, 2], [3]),
        };
        using var session = Runtime.OnnxSession.Open(ModernForm.Apply(model), Runtime.RuntimeSettings.Default);
        var result = session.Run(fed)["y0"];
        Assert.Equal("Float 1x3", result.Type.ToString());
        Assert.Equal([0f, 0, 2], result.ToFloats());
    }

    [Theory]
    [InlineData("Relu", 22)]
    [InlineData("Conv", 26)]
    public void Newer_sets_that_only_add_element_types_are_read(string operation, long opset)
    {
        var row = new FormRow(operation, opset, [Samples.Wave(1, 1, 3, 3), Samples.Wave(1, 1, 2, 2)]);
        row = operation == "Relu" ? row with { Inputs = row.Inputs[..1] } : row;
        Assert.Equal(row.Run(row.Model())["y0"].ToFloats(), row.Run(ModernForm.Apply(row.Model()))["y0"].ToFloats());
    }

    [Theory]
    [InlineData("Swish", 24, null)]
    [InlineData("Attention", 23, null)]
    [InlineData("QuantizeLinear", 23, "precision")]
    [InlineData("Relu", 27, null)]
    [InlineData("Relu", 0, null)]
    [InlineData("Tile", 1, null)]
    [InlineData("ATen", 7, null)]
    public void What_the_dialect_cannot_express_is_refused_in_one_line(string operation, long opset, string? attribute)
    {
        var row = new FormRow(operation, opset, [Samples.Wave(2)], attribute is null ? [] : [(attribute, 1L)]);
        var error = Assert.Throws<OnnxVizException>(() => ModernForm.Apply(row.Model()));
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains(opset is > 26 or < 1 ? $"opset {opset}" : operation, error.Message);
    }

    [Theory]
    [InlineData(
        "FusedConv", "activation", "Gelu", "tested (com.microsoft.FusedConv): its activation Gelu is not known")]
    [InlineData("FusedConv", "activation", "Clip", "lacks the number min")]
    [InlineData("Attention", "unidirectional", 1L, "not those of a vision transformer")]
    [InlineData("MultiHeadAttention", "num_heads", 2L, "packed together")]
    public void A_fused_operator_beyond_what_is_unfolded_is_refused_in_one_line(
        string operation, string attribute, object content, string reason)
    {
        var row = new FormRow(operation, 13, [Samples.Wave(1, 2, 3, 4), Samples.Wave(2, 2, 1, 1)], (attribute, content))
        {
            Domain = "com.microsoft",
            Declared = false,
        };
        var message = Assert.Throws<OnnxVizException>(() => ModernForm.Apply(row.Model())).Message;
        Assert.Contains(reason, message);
        Assert.EndsWith("save the model without ONNX Runtime's optimisations", message);
    }

    [Fact]
    public void Tensors_in_a_layout_of_one_processor_are_refused()
    {
        var row = new FormRow("Conv", 13, [Samples.Wave(1, 16, 4, 4)]) { Domain = "com.microsoft.nchwc" };
        var message = Assert.Throws<OnnxVizException>(() => ModernForm.Apply(row.Model())).Message;
        Assert.Contains("tested (com.microsoft.nchwc.Conv)", message);
        Assert.Contains("optimisation level basic", message);
    }

    static void Agree(Tensor expected, Tensor actual, float rounding)
    {
        if (rounding == 0)
        {
            Assert.Equal(expected.Bytes.ToArray(), actual.Bytes.ToArray());
            return;
        }

        var tolerance = rounding * expected.ToFloats().Max(Math.Abs);
        Assert.All(
            expected.ToFloats().Zip(actual.ToFloats()), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}
