using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Tests;

public sealed class PatchesTests : Scratch
{
    [Fact]
    public void Sheets_positions_and_a_report_come_out_and_a_rerun_by_positions_equals_them()
    {
        var (net, pictures) = (TinyNet.Write(At("tiny.onnx")), Pictures());
        var first = CliRun.Here(
            "patches", net, pictures, "--layer", "relu1,relu2", "-o", At("first"), "--top", "4", "--report",
            At("page.html"), "--json").AssertDone();
        Assert.Equal(["relu1", "relu2"], first.Json.Select(sheet => $"{sheet.GetProperty("layer")}"));
        Assert.Equal(2, first.Json[1].GetProperty("silent").GetInt32());
        Assert.Equal(0, first.Json[1].GetProperty("changed").GetInt32());
        Assert.Contains("relu2", File.ReadAllText(At("page.html")));

        CliRun.Here(
            "patches",
            net,
            pictures,
            "--layer",
            "relu1,relu2",
            "-o",
            At("again"),
            "--positions",
            At("first/patches.json")).AssertDone();
        Assert.Equal(
            ["patches.json", "relu1.png", "relu2.png"],
            Directory.GetFiles(At("again")).Select(Path.GetFileName).Order());
        Assert.All(
            Directory.GetFiles(At("first")),
            file => Assert.Equal(
                File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(At("again"), Path.GetFileName(file)))));
    }

    [Fact]
    public void Positions_of_another_size_and_missing_pictures_are_refused()
    {
        var (net, pictures) = (TinyNet.Write(At("tiny.onnx")), Pictures());
        CliRun.Here(
            "patches", net, pictures, "--layer", "relu1", "-o", At("first"), "--projections", "none").AssertDone();
        string[] again =
        [
            "patches",
            net,
            "--layer",
            "relu1",
            "-o",
            At("again"),
            "--positions",
            At("first/patches.json"),
        ];
        CliRun.Here([.. again, pictures, "--fit", "stretch"]).AssertOneLine(
            1, "another model, size or preprocessing", "16x16");
        CliRun.Here([.. again, Other()]).AssertOneLine(1, "is not among the pictures given");
        File.WriteAllText(At("first/patches.json"), "{}");
        CliRun.Here([.. again, pictures]).AssertOneLine(1, "is no list of patches: give a patches.json");
    }

    [Fact]
    public void A_changed_picture_is_told()
    {
        var (net, pictures) = (TinyNet.Write(At("tiny.onnx")), Pictures());
        CliRun.Here(
            "patches", net, pictures, "--layer", "relu1", "-o", At("first"), "--projections", "none").AssertDone();
        Pictures(seed: 9);
        var again = CliRun.Here(
            "patches",
            net,
            pictures,
            "--layer",
            "relu1",
            "-o",
            At("again"),
            "--positions",
            At("first/patches.json")).AssertDone();
        Assert.Contains("have another activation now", again.Error);
    }

    string Pictures(int seed = 1)
    {
        var random = new Random(seed);
        NpyFile.Write(
            At("pictures.npy"),
            [.. Enumerable.Range(0, 6 * 3 * TinyNet.Side * TinyNet.Side).Select(_ => random.NextSingle())],
            [6, 3, TinyNet.Side, TinyNet.Side]);
        return At("pictures.npy");
    }

    string Other()
    {
        PictureFile.Write(At("other.png"), Picture.Filled(20, 20, 0.5f, 0.2f, 0.1f));
        return At("other.png");
    }
}
