using OnnxViz.Pictures;

namespace OnnxViz.Cli.Tests;

public sealed class DrawnFeaturesTests : Scratch
{
    [Fact]
    public void Each_picture_gets_a_grid_and_an_overlay_for_each_layer_and_a_page_of_all()
    {
        CliRun.Here(
            "features",
            TinyNet.Write(At("tiny.onnx")),
            Photo(),
            "--layer",
            "relu1,relu2,logits",
            "--overlay",
            "-o",
            At("maps")).AssertDone();
        Assert.Equal(
            ["layers.png", "logits.png", "relu1.overlay.png", "relu1.png", "relu2.overlay.png", "relu2.png"],
            Directory.GetFiles(At("maps/photo")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.True(PictureFile.Read(At("maps/photo/relu1.png")).Width > 2 * 96);
    }

    [Fact]
    public void A_run_is_resumed_only_with_the_same_colours()
    {
        string[] run =
        [
            "features",
            TinyNet.Write(At("tiny.onnx")),
            Photo(),
            "--layer",
            "relu1",
            "-o",
            At("maps"),
            "--resume",
        ];
        CliRun.Here(run).AssertDone();
        CliRun.Here(run).AssertDone();
        CliRun.Here([.. run, "--colours", "gray"])
            .AssertOneLine(1, "holds files made otherwise (colours: \"viridis\" there, \"gray\" here)");
    }

    [Theory]
    [InlineData("--reduce", "mean", "--reduce is for raw numbers: add --format")]
    [InlineData("--dtype", "float16", "--dtype is for raw numbers: add --format")]
    [InlineData("--colours", "jet", "there are no colours jet; there are gray, viridis, diverging")]
    [InlineData("--scale", "log", "--scale is map, layer, symmetric, not log")]
    public void Options_that_do_not_fit_are_wrong_usage(string option, string value, string message) => CliRun.Here(
        "features", TinyNet.Write(At("tiny.onnx")), Photo(), "--layer", "relu1", "-o", At("maps"), option,
        value).AssertOneLine(2, message);

    [Fact]
    public void Colours_are_not_for_raw_numbers() => CliRun.Here(
        "features", TinyNet.Write(At("tiny.onnx")), Photo(), "--layer", "relu1", "-o", At("maps"), "--format", "npy",
        "--overlay")
        .AssertOneLine(2, "--overlay is for pictures: leave out --format");

    string Photo()
    {
        var random = new Random(2);
        PictureFile.Write(
            At("photo.png"), new(20, 18, 3, [.. Enumerable.Range(0, 20 * 18 * 3).Select(_ => random.NextSingle())]));
        return At("photo.png");
    }
}
