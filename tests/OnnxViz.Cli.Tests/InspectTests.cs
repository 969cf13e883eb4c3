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
        [
            "check", "doubt", "fed", "file", "inGraph", "inputs", "layers", "obstacles", "open", "opset",
            "otherDomains", "outputs", "parameters",
            "picture", "preprocessing", "random", "size", "training", "upgraded", "verdict",
        ];
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
            """[{"operator":"OptionalGetElement","count":1,"nodes":["relu1_node"],"""
            + "\"reason\":\"optional values carry no gradients\"}]",
            report.GetProperty("obstacles").GetRawText());
        Assert.Equal([true, false, false, false, false, false, false], Differentiable(report));
        Assert.Equal(
            "gradients reach the picture from 1 of 7 layers; they stop at OptionalGetElement (relu1_node)",
            $"{report.GetProperty("verdict")}");
    }

    [Fact]
    public void Layers_behind_a_step_have_no_gradient()
    {
        var report = WithFirstRelu("Round", Attributes.None);
        Assert.Contains("passes no gradient", $"{report.GetProperty("obstacles")[0].GetProperty("reason")}");
        Assert.Equal([true, false, false, false, false, false, false], Differentiable(report));
    }

    [Fact]
    public void The_last_line_is_the_verdict()
    {
        var text = CliRun.Here("inspect", TinyNet.Write(At("tiny.onnx"))).AssertDone().Output;
        Assert.EndsWith("\n\ngradients reach the picture from all 7 layers\n", text);
    }

    [Fact]
    public void Open_dimensions_are_told_with_what_is_taken()
    {
        var text = CliRun.Here("inspect", TinyNet.Write(At("tiny.onnx"))).AssertDone().Output;
        Assert.Contains("\nopen           picture: dimension 0 (N) is taken as 1\n", text);
        Assert.Equal(
            """[{"input":"picture","axis":0,"symbol":"N","assumed":1}]""", Inspect().GetProperty("open").GetRawText());
    }

    [Fact]
    public void Old_forms_and_operators_of_other_domains_are_counted()
    {
        var graph = TinyNet.Model.Graph;
        Node[] further =
        [
            new("Dropout", ["logits"], ["dropped"], new() { { "ratio", 0.5f } }, "drop"),
            new("Normalizer", ["dropped"], ["normal"], new() { { "norm", "L2" } }, "normalizer", "ai.onnx.ml"),
        ];
        var model = TinyNet.Model with
        {
            Graph = graph with
            {
                Nodes = [.. graph.Nodes, .. further],
                Outputs = [new("normal", ElementType.Float, null)],
            },
            Imports = new Dictionary<string, long> { [""] = 9, ["ai.onnx.ml"] = 1 },
        };
        ModelFile.Write(At("old.onnx"), model);
        var report = CliRun.Here("inspect", At("old.onnx"), "--json").AssertDone().Json[0];
        Assert.Contains("""{"operator":"Dropout","count":1}""", report.GetProperty("upgraded").GetRawText());
        Assert.Equal(
            """[{"operator":"ai.onnx.ml.Normalizer","count":1}]""", report.GetProperty("otherDomains").GetRawText());
        Assert.Equal(
            "gradients reach the picture from 8 of 9 layers; they stop at ai.onnx.ml.Normalizer (normalizer)",
            $"{report.GetProperty("verdict")}");
    }

    [Theory]
    [InlineData(
        "unit",
        "in doubt: the network seems to take 0..255 (its first nodes: Sub minus_mean: subtracts 104 117 123, divides "
        + "by 1), but the preprocessing gives 0..1")]
    [InlineData("raw255", "so the network seems to take 0..255, which the preprocessing gives")]
    public void What_the_network_does_to_its_picture_is_told(string preset, string conclusion)
    {
        var graph = TinyNet.Model.Graph;
        var model = TinyNet.With("mean", Tensor.Of([104f, 117f, 123f], [3, 1, 1]));
        Node subtract = new("Sub", ["picture", "mean"], ["centred"], Attributes.None, "minus_mean");
        var nodes = graph.Nodes.Select(
            node => node with { Inputs = [.. node.Inputs.Select(input => input == "picture" ? "centred" : input)] });
        ModelFile.Write(At("other.onnx"), model with { Graph = model.Graph with { Nodes = [subtract, .. nodes] } });
        var text = CliRun.Here("inspect", At("other.onnx"), "--preprocessing", preset).AssertDone().Output;
        Assert.Contains("\nin the graph   Sub minus_mean: subtracts 104 117 123, divides by 1\n", text);
        Assert.Contains(conclusion, text);
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
