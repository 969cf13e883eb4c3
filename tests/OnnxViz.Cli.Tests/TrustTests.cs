using System.Text.Json;
using OnnxViz.Graph;
using OnnxViz.Pictures;
using OnnxViz.Testing;

namespace OnnxViz.Cli.Tests;

public sealed class TrustTests : Scratch
{
    string Net => TinyNet.Write(At("tiny.onnx"));

    [Fact]
    public void A_judge_that_is_the_same_network_sees_what_it_sees()
    {
        var run = Draw(
            "class(2)", "--judge", TinyNet.Write(At("twin.onnx")), "--judge-preprocessing", "unit", "--json");
        var manifest = Manifest();
        var (own, judge) = (manifest.GetProperty("own"), manifest.GetProperty("judge"));
        Assert.Equal("tiny", $"{own.GetProperty("model")}");
        Assert.Equal("twin", $"{judge.GetProperty("model")}");
        Assert.Equal(2, judge.GetProperty("class").GetInt32());
        Assert.Equal(own.GetProperty("rank").GetInt32(), judge.GetProperty("rank").GetInt32());
        Assert.Equal($"{own.GetProperty("top")}", $"{judge.GetProperty("top")}");
        Assert.Equal(5, judge.GetProperty("top").GetArrayLength());
        Assert.True(JsonElement.DeepEquals(judge, run.Json[0].GetProperty("judge")));
        Assert.Matches(@"judge twin: own class first in [01] of 1, among the first five in 1 of 1\n", run.Error);
    }

    [Fact]
    public void The_rank_is_that_of_the_picture_in_the_file()
    {
        Draw("class(2)", "--judge", TinyNet.Write(At("twin.onnx")), "--judge-preprocessing", "unit");
        var top = Manifest().GetProperty("judge").GetProperty("top")[0];
        var gradient = CliRun.Here(
            "gradient", Net, $"class({top.GetProperty("class")})", "-i", At("a.png"), "--json").AssertDone();
        Assert.Equal(
            gradient.Json[0].GetProperty("value").GetDouble(), top.GetProperty("score").GetDouble(), 1e-4);
    }

    [Fact]
    public void Units_that_are_no_class_are_not_judged()
    {
        Draw("channel(relu2, 0)", "--judge", TinyNet.Write(At("twin.onnx")), "--judge-preprocessing", "unit");
        Assert.False(Manifest().TryGetProperty("judge", out _));
    }

    [Fact]
    public void Photographs_place_the_score_and_are_judged_themselves()
    {
        Photographs();
        var run = Draw(
            "class(2)", "--judge", TinyNet.Write(At("twin.onnx")), "--judge-preprocessing", "unit",
            "--photos", At("photos"), "--choice", "--choice-layer", "relu1", "--steps", "30",
            "--preset", "levelled");
        var manifest = Manifest();
        Assert.Equal(3, manifest.GetProperty("photographs").GetInt32());
        Assert.Equal(100, manifest.GetProperty("percentile").GetDouble());
        var choice = manifest.GetProperty("choice");
        Assert.Equal(36, choice.GetProperty("pairs").GetInt32());
        Assert.InRange(choice.GetProperty("rate").GetDouble(), 0, 1);
        Assert.Equal("twin relu1", $"{choice.GetProperty("where")}");
        Assert.Contains("judge twin of photographs: the first class of tiny first in 3 of 3", run.Error);
        Assert.Contains("percentile among 3 photographs: median 100, lowest 100\n", run.Error);
        Assert.Contains("forced choice in twin relu1: ", run.Error);
    }

    [Fact]
    public void A_picture_that_was_checked_is_replayed_all_the_same()
    {
        Photographs();
        Draw("class(2)", "--photos", At("photos"), "--choice");
        CliRun.Here("replay", At("a.json")).AssertDone();
    }

    [Theory]
    [InlineData("--judge-preprocessing needs --judge", "--judge-preprocessing", "unit")]
    [InlineData("--choice needs --photos", "--choice")]
    [InlineData("--choice-layer needs --choice", "--photos", ".", "--choice-layer", "relu1")]
    public void Options_that_need_others_say_so(string reason, params string[] words) =>
        CliRun.Here(["maximize", Net, "class(2)", "-o", At("a.png"), .. words]).AssertOneLine(2, reason);

    [Fact]
    public void A_judge_without_a_card_needs_a_preprocessing() => CliRun.Here(
        "maximize", Net, "class(2)", "-o", At("a.png"), "--judge", TinyNet.Write(At("twin.onnx"))).AssertOneLine(
        2, "has no model card that says how pictures go in: give --judge-preprocessing");

    [Fact]
    public void A_judge_without_classes_is_refused()
    {
        ModelFile.Write(At("other.onnx"), SmallNets.Normalized());
        CliRun.Here(
            "maximize", Net, "class(2)", "-o", At("a.png"), "--judge", At("other.onnx"), "--judge-preprocessing",
            "unit")
            .AssertOneLine(1, "cannot judge: it has no layer of class scores");
    }

    [Theory]
    [InlineData("there is no folder nowhere", "--like", "nowhere")]
    [InlineData("there is no layer relu9", "--like", ".", "--like-layers", "relu1,relu9")]
    public void Real_pictures_to_be_like_have_to_be_there(string reason, params string[] words)
    {
        CliRun.Here(["maximize", Net, "class(2)", "-o", At("a.png"), "--preset", "vital", .. words]).AssertOneLine(
            1, reason);
        Assert.Equal(["tiny.onnx"], Names());
    }

    [Fact]
    public void A_picture_like_real_ones_is_judged_and_placed_by_its_unit()
    {
        Photographs();
        Draw("class(2)", "--preset", "vital", "--like", At("photos"), "--photos", At("photos"),
            "--judge", TinyNet.Write(At("twin.onnx")), "--judge-preprocessing", "unit");
        var manifest = Manifest();
        Assert.StartsWith("natural([", $"{manifest.GetProperty("objective")}");
        Assert.Equal(2, manifest.GetProperty("judge").GetProperty("class").GetInt32());
        Assert.Equal(3, manifest.GetProperty("photographs").GetInt32());
    }

    void Photographs()
    {
        Directory.CreateDirectory(At("photos"));
        for (var index = 0; index < 3; index++)
        {
            PictureFile.Write(At($"photos/{index}.png"), Picture.Filled(24, 20, 0.5f, 0.3f + (0.1f * index), 0.5f));
        }
    }

    CliRun Draw(params string[] words)
    {
        string[] steps = words.Contains("--steps") ? [] : ["--steps", "8"];
        return CliRun.Here(["maximize", Net, .. words, "-o", At("a.png"), .. steps]).AssertDone();
    }

    JsonElement Manifest() => JsonDocument.Parse(File.ReadAllText(At("a.json"))).RootElement;
}
