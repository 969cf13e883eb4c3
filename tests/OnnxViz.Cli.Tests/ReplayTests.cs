using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Tests;

public sealed class ReplayTests : Scratch
{
    string Net => TinyNet.Write(At("tiny.onnx"));

    [Theory]
    [InlineData("levelled", "3", "1")]
    [InlineData("lucid", "2", "1")]
    [InlineData("maco(boxes=2)", "1", "1")]
    [InlineData("deepdream", "3", "1")]
    [InlineData("lucid", "4", "2")]
    public void Every_picture_comes_out_bit_for_bit(string preset, string batch, string variants)
    {
        CliRun.Here(
            "maximize", Net, "--layer", "relu2", "-o", At("out"), "--preset", preset, "--steps", "6",
            "--batch", batch, "--variants", variants).AssertDone();
        foreach (var manifest in Names("out").Where(name => name.EndsWith(".json", StringComparison.Ordinal)))
        {
            var run = CliRun.Here("replay", At($"out/{manifest}"), "-o", At("again.png"), "--json").AssertDone();
            Assert.True(run.Json[0].GetProperty("identical").GetBoolean());
            Assert.Equal(
                File.ReadAllBytes(At($"out/{Path.ChangeExtension(manifest, ".png")}")),
                File.ReadAllBytes(At("again.png")));
        }
    }

    [Theory]
    [InlineData("maco(boxes=2)", "--spectrum-from", "out/spectrum.npy")]
    [InlineData("vital", "--like", "out/relu2-0003.png")]
    public void What_was_taken_from_photographs_is_taken_again(string preset, string option, string made)
    {
        Directory.CreateDirectory(At("photos"));
        var random = new Random(3);
        float[] noise = [.. Enumerable.Range(0, 3 * 20 * 18).Select(_ => random.NextSingle())];
        PictureFile.Write(At("photos/one.png"), new(20, 18, 3, noise));
        CliRun.Here(
            "maximize", Net, "--layer", "relu2", "--channels", "0,3", "-o", At("out"), "--preset", preset, "--steps",
            "6", option, At("photos")).AssertDone();
        Assert.True(File.Exists(At(made)));
        CliRun.Here("replay", At("out/relu2-0003.json")).AssertDone();
        Assert.Contains("\"given\": {", File.ReadAllText(At("out/relu2-0003.json")));
    }

    [Fact]
    public void A_replay_is_refused_where_what_was_given_has_changed()
    {
        Directory.CreateDirectory(At("photos"));
        PictureFile.Write(At("photos/one.png"), new(2, 1, 3, [0, 1, 0, 1, 0, 1]));
        CliRun.Here(
            "maximize", Net, "channel(relu2, 3)", "-o", At("a.png"), "--preset", "vital", "--steps", "2", "--like",
            At("photos")).AssertDone();
        PictureFile.Write(At("photos/two.png"), new(2, 1, 3, [0, 1, 0, 1, 0, 0]));
        CliRun.Here("replay", At("a.json")).AssertOneLine(1, "photos holds something else than when the picture was");
    }

    [Fact]
    public void The_spectrum_of_a_single_picture_lies_beside_it()
    {
        Directory.CreateDirectory(At("photos"));
        PictureFile.Write(At("photos/one.png"), new(2, 1, 1, [0, 1]));
        CliRun.Here(
            "maximize", Net, "channel(relu2, 0)", "-o", At("zero.png"), "--preset", "maco(boxes=2)", "--steps", "2",
            "--spectrum-from", At("photos")).AssertDone();
        Assert.True(File.Exists(At("zero.spectrum.npy")));
    }

    [Fact]
    public void Variants_of_a_unit_differ()
    {
        CliRun.Here(
            "maximize", Net, "channel(relu2, 0)", "-o", At("zero.png"), "--steps", "2", "--variants", "2").AssertDone();
        Assert.NotEqual(File.ReadAllBytes(At("zero.png")), File.ReadAllBytes(At("zero.2.png")));
    }

    [Fact]
    public void What_differs_is_said_and_has_failed()
    {
        Draw();
        PictureFile.Write(At("zero.png"), Picture.Filled(16, 16, 0f));
        var run = CliRun.Here("replay", At("zero.json"));
        Assert.Equal(1, run.Code);
        Assert.Matches(@"^onnxviz: differs from .*zero\.png by up to \d+ of 255 grey levels\n$", run.Error);
        File.Delete(At("zero.png"));
        Assert.Contains("is not there: nothing to compare with", CliRun.Here("replay", At("zero.json")).Error);
    }

    [Fact]
    public void Another_model_is_refused_unless_it_is_named()
    {
        Draw();
        ModelFile.Write(At("tiny.onnx"), TinyNet.With("b1", Tensor.Full([4], 0.5f)));
        var run = CliRun.Here("replay", At("zero.json"));
        Assert.Equal(1, run.Code);
        Assert.Contains("tiny.onnx is another file than the manifest's", run.Error);
        Assert.DoesNotContain("another file", CliRun.Here("replay", At("zero.json"), "--model", At("tiny.onnx")).Error);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1, 2")]
    [InlineData("null")]
    public void What_is_no_manifest_is_refused_in_one_line(string content)
    {
        File.WriteAllText(At("some.json"), content);
        var run = CliRun.Here("replay", At("some.json"));
        Assert.Equal(1, run.Code);
        Assert.Matches(@"^onnxviz: .*some\.json is not a manifest of `onnxviz maximize`.*\n$", run.Error);
    }

    void Draw() =>
        CliRun.Here("maximize", Net, "channel(relu2, 0)", "-o", At("zero.png"), "--steps", "2").AssertDone();
}
