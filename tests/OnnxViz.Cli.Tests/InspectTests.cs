using System.Text.Json;
using OnnxViz.Graph;

namespace OnnxViz.Cli.Tests;

public sealed class InspectTests : Scratch
{
    [Fact]
    public void The_json_has_the_promised_keys()
    {
        var report = Inspect();
        string[] keys =
            ["file", "inputs", "layers", "opset", "outputs", "parameters", "preprocessing", "size", "unsupported"];
        string[] ofLayer =
        [
            "alias", "channels", "differentiable", "index", "name", "operator", "receptiveField", "shape", "stride",
            "tensor",
        ];
        Assert.Equal(keys, Keys(report));
        Assert.Equal(ofLayer, Keys(report.GetProperty("layers")[0]));
    }

    [Fact]
    public void The_json_tells_layers_in_running_order()
    {
        var layers = Inspect().GetProperty("layers").EnumerateArray().ToArray();
        Assert.Equal(
            ["conv1", "relu1", "conv2", "relu2", "pooled", "flat", "logits"],
            layers.Select(layer => $"{layer.GetProperty("tensor")}"));
        Assert.Equal("conv2_node", $"{layers[2].GetProperty("name")}");
        Assert.Equal("[1,4,16,16]", layers[2].GetProperty("shape").GetRawText());
        Assert.Equal(5, layers[2].GetProperty("receptiveField").GetInt64());
        Assert.Equal(JsonValueKind.Null, layers[6].GetProperty("receptiveField").ValueKind);
        Assert.All(layers, layer => Assert.True(layer.GetProperty("differentiable").GetBoolean()));
    }

    [Fact]
    public void The_opset_is_that_of_the_file()
    {
        var model = TinyNet.Model with { Imports = new Dictionary<string, long> { [""] = 13 } };
        ModelFile.Write(At("old.onnx"), model);
        var report = CliRun.Here("inspect", At("old.onnx"), "--json").AssertDone().Json[0];
        Assert.Equal(13, report.GetProperty("opset").GetInt64());
    }

    [Fact]
    public void Parameters_and_size_are_counted()
    {
        var report = Inspect();
        Assert.Equal((4 * 27) + 4 + (4 * 36) + 4 + 20, report.GetProperty("parameters").GetInt64());
        Assert.Equal(new FileInfo(At("tiny.onnx")).Length, report.GetProperty("size").GetInt64());
    }

    [Fact]
    public void Aliases_and_preprocessing_come_from_the_card()
    {
        File.WriteAllText(At("tiny.card.json"), """{ "preprocessing": "imagenet", "layers": { "second": "relu2" } }""");
        var report = Inspect();
        Assert.Equal("second", $"{report.GetProperty("layers")[3].GetProperty("alias")}");
        Assert.Equal("imagenet", $"{report.GetProperty("preprocessing").GetProperty("name")}");
        Assert.Contains("tiny.card.json", $"{report.GetProperty("preprocessing").GetProperty("source")}");
    }

    [Fact]
    public void For_people_there_is_a_table()
    {
        var text = CliRun.Here("inspect", TinyNet.Write(At("tiny.onnx"))).AssertDone().Output;
        Assert.Contains("picture (float ?x3x16x16)", text);
        Assert.Matches(@"\n +3  relu2_node +Relu +1x4x16x16 +4  5 px +1  yes\n", text);
    }

    [Fact]
    public void Nodes_without_a_rule_are_named_with_the_reason()
    {
        var report = WithFirstRelu("OptionalGetElement", Attributes.None);
        Assert.Equal(
            """[{"operator":"OptionalGetElement","name":"relu1_node","reason":"optional values carry no gradients"}]""",
            report.GetProperty("unsupported").GetRawText());
        Assert.Equal([true, false, false, false, false, false, false], Differentiable(report));
    }

    [Fact]
    public void Layers_behind_a_step_have_no_gradient()
    {
        var report = WithFirstRelu("Round", Attributes.None);
        Assert.Empty(report.GetProperty("unsupported").EnumerateArray());
        Assert.Equal([true, false, false, false, false, false, false], Differentiable(report));
    }

    static IEnumerable<bool> Differentiable(JsonElement report) =>
        report.GetProperty("layers").EnumerateArray().Select(layer => layer.GetProperty("differentiable").GetBoolean());

    JsonElement WithFirstRelu(string operation, Attributes attributes)
    {
        var graph = TinyNet.Model.Graph;
        var nodes = graph.Nodes.Select(node =>
            node.Name == "relu1_node" ? node with { Operator = operation, Attributes = attributes } : node);
        ModelFile.Write(At("other.onnx"), TinyNet.Model with { Graph = graph with { Nodes = [.. nodes] } });
        return CliRun.Here("inspect", At("other.onnx"), "--json").AssertDone().Json[0];
    }

    JsonElement Inspect() =>
        Assert.Single(CliRun.Here("inspect", TinyNet.Write(At("tiny.onnx")), "--json").AssertDone().Json);

    static string[] Keys(JsonElement json) =>
        [.. json.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal)];
}
