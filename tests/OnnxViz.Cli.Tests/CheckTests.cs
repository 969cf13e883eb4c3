using System.Text.Json;
using OnnxViz.Graph;
using OnnxViz.Pictures;
using OnnxViz.Testing;

namespace OnnxViz.Cli.Tests;

public sealed class CheckTests : Scratch
{
    [Fact]
    public void The_likeliest_classes_are_told_under_every_preprocessing()
    {
        var check = Check(Net(), "--preprocessing", "raw255", "--labels", Labels("bright", "dim", "never"));
        Assert.Equal("logits", $"{check.GetProperty("classifier")}");
        Assert.Equal("logits", $"{check.GetProperty("scores")}");
        Assert.Equal(
            ["bright", "dim", "never"],
            check.GetProperty("top").EnumerateArray().Select(top => $"{top.GetProperty("label")}"));
        var presets = check.GetProperty("presets").EnumerateArray().ToArray();
        Assert.Equal(
            ["raw255 bright", "unit dim", "imagenet dim", "caffe bright", "tf dim"],
            presets.Select(
                preset => $"{preset.GetProperty("preprocessing")} {preset.GetProperty("top").GetProperty("label")}"));
        Assert.Equal(
            [true, false, false, false, false], presets.Select(preset => preset.GetProperty("inForce").GetBoolean()));
    }

    [Fact]
    public void For_people_there_are_tables_and_names_of_the_card()
    {
        Labels("bright", "dim", "never");
        File.WriteAllText(At("scale.card.json"), """{ "preprocessing": "unit", "labels": "labels.txt" }""");
        var text = CliRun.Here("inspect", Net(), "--check", White()).AssertDone().Output;
        Assert.Contains("white.png as 8x8: 3 classes in logits, softmax applied here", text);
        Assert.Matches(@"\n +0\.\d{4} +1  dim\n", text);
        Assert.Matches(@"\nunit +0\.\d{4} +1  dim +in force\n", text);
        Assert.Matches(@"\nraw255 +1\.0000 +0  bright\n", text);
    }

    [Fact]
    public void Probabilities_are_left_as_they_are()
    {
        var check = Check(Net(new("Softmax", ["logits"], ["probabilities"], new() { { "axis", 1L } }, "softmax")));
        Assert.Equal("probabilities", $"{check.GetProperty("scores")}");
        Assert.Equal(
            1, check.GetProperty("top").EnumerateArray().Sum(top => top.GetProperty("probability").GetDouble()), 1e-6);
    }

    [Fact]
    public void A_network_that_is_no_classifier_shows_what_it_gives()
    {
        var net = Net(new("Relu", ["picture"], ["same"], Attributes.None, "same_node"));
        var text = CliRun.Here("inspect", net, "--check", White()).AssertDone().Output;
        Assert.Contains("no output has class scores", text);
        Assert.Matches(@"\nsame +1x3x8x8 +1 +1 +1\n", text);
    }

    [Fact]
    public void Labels_for_a_network_that_is_no_classifier_are_said_to_name_nothing()
    {
        var net = Net(new("Relu", ["picture"], ["same"], Attributes.None, "same_node"));
        Assert.Contains(
            "so that the labels name nothing",
            CliRun.Here("inspect", net, "--check", White(), "--labels", Labels("one")).AssertDone().Output);
    }

    [Fact]
    public void What_is_known_is_written_into_a_card_once_and_read_by_the_next_run()
    {
        var run = CliRun.Here(
            "inspect",
            Net(),
            "--check",
            White(),
            "--labels",
            Labels("bright", "dim", "never"),
            "--write-card").AssertDone();
        Assert.Contains("scale.card.json: pictures go in by unit", run.Error);
        var next = CliRun.Here("inspect", At("scale.onnx"), "--check", White()).AssertDone().Output;
        Assert.Contains("unit (from scale.card.json)", next);
        Assert.Contains("dim", next);
        CliRun.Here("inspect", At("scale.onnx"), "--check", White(), "--write-card").AssertOneLine(
            1, "scale.card.json' is there already");
    }

    [Fact]
    public void The_preprocessing_that_was_asked_for_is_the_one_in_the_card()
    {
        CliRun.Here("inspect", Net(), "--check", White(), "--preprocessing", "tf", "--write-card").AssertDone();
        Assert.Contains("\"preprocessing\": \"tf\"", File.ReadAllText(At("scale.card.json")));
    }

    [Theory]
    [InlineData("inspect scale.onnx --check nowhere.png", "nowhere.png")]
    [InlineData("inspect scale.onnx --check white.png --labels nowhere.txt", "nowhere.txt")]
    [InlineData(
        "inspect scale.onnx --check white.png --labels labels.txt", "labels.txt names 1 classes, the network has 3")]
    public void What_does_not_fit_is_an_error_of_one_line(string words, string message)
    {
        Net();
        White();
        Labels("one");
        CliRun.Here([.. words.Split(' ').Select(word => word.Contains('.') ? At(word) : word)]).AssertOneLine(
            1, message);
    }

    [SkippableFact]
    public void A_real_classifier_knows_a_cat_only_under_its_own_preprocessing()
    {
        var run = CliRun.Here(
            "inspect", SharedData.Require("models/squeezenet1.0_deepcompressed.onnx"), "--check",
            SharedData.Require("photos/chelsea.png"),
            "--labels", SharedData.Require("labels/synset_words.txt"), "--preprocessing", "caffe", "--json");
        var check = run.AssertDone().Json[0].GetProperty("check");
        Assert.Equal("Egyptian cat", $"{check.GetProperty("top")[0].GetProperty("label")}");
        var unit = check.GetProperty("presets").EnumerateArray().Single(
            preset => $"{preset.GetProperty("preprocessing")}" == "unit");
        Assert.True(unit.GetProperty("top").GetProperty("probability").GetDouble() < 0.1);
    }

    [SkippableFact]
    public void One_picture_that_does_not_tell_preprocessings_apart_is_said_to_be_too_little()
    {
        File.Copy(SharedData.Require("models/squeezenet1.0_deepcompressed.onnx"), At("squeezenet.onnx"));
        string[] check = ["--check", SharedData.Require("photos/chelsea.png"), "--write-card"];
        var run = CliRun.Here(["inspect", At("squeezenet.onnx"), .. check]).AssertDone();
        Assert.Contains("caffe gives the same class about as surely: compare them on more pictures", run.Error);
    }

    JsonElement Check(string net, params string[] words) =>
        CliRun.Here(["inspect", net, "--check", White(), "--json", .. words]).AssertDone().Json[0].GetProperty("check");

    string Labels(params string[] names)
    {
        File.WriteAllLines(At("labels.txt"), names);
        return At("labels.txt");
    }

    string White()
    {
        PictureFile.Write(At("white.png"), Picture.Filled(20, 10, 1, 1, 1));
        return At("white.png");
    }

    /// <summary>
    /// Class 0 is the mean of the picture, class 1 is always 5, class 2 always -5; perhaps with another output instead.
    /// </summary>
    string Net(Node? last = null)
    {
        var graph = new OnnxGraph(
            "scale",
            [new("picture", ElementType.Float, [1, 3, 8, 8])],
            [new("logits", ElementType.Float, null)],
            new Dictionary<string, Tensor>
            {
                ["weight"] = Tensor.Of([1 / 3f, 0, 0, 1 / 3f, 0, 0, 1 / 3f, 0, 0], [3, 3]),
                ["bias"] = Tensor.Of([0f, 5, -5], [3]),
            },
            [
                new("GlobalAveragePool", ["picture"], ["mean"], Attributes.None, "mean_node"),
                new("Flatten", ["mean"], ["flat"], Attributes.None, "flat_node"),
                new("Gemm", ["flat", "weight", "bias"], ["logits"], Attributes.None, "logits_node"),
            ]);
        var changed = last is null
            ? graph
            : graph with { Nodes = [.. graph.Nodes, last], Outputs = [new(last.Outputs[0], ElementType.Float, null)] };
        ModelFile.Write(At("scale.onnx"), OnnxModel.Of(changed));
        return At("scale.onnx");
    }
}
