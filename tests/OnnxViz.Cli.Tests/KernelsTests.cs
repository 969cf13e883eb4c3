using OnnxViz.Pictures;

namespace OnnxViz.Cli.Tests;

public sealed class KernelsTests : Scratch
{
    [Fact]
    public void A_sheet_and_the_facts_come_out()
    {
        var net = TinyNet.Write(At("tiny.onnx"));
        var report = CliRun.Here("kernels", net, "--layer", "conv2", "-o", At("conv2.png"), "--channels", "2,0", "--json").AssertDone().Json[0];
        Assert.Equal(At("conv2.png"), $"{report.GetProperty("picture")}");
        Assert.Equal((4, 4, 3), (report.GetProperty("count").GetInt32(), report.GetProperty("slices").GetInt32(), report.GetProperty("width").GetInt32()));
        Assert.Equal([2, 0], report.GetProperty("kernels").EnumerateArray().Select(kernel => kernel.GetProperty("channel").GetInt32()));
        Assert.Equal(0, report.GetProperty("kernels")[0].GetProperty("norm").GetDouble());
        Assert.Equal(1, report.GetProperty("zero").GetInt32());
        Assert.True(PictureFile.Read(At("conv2.png")).Width > 100);
    }

    [Fact]
    public void Several_layers_go_into_a_folder()
    {
        var net = TinyNet.Write(At("tiny.onnx"));
        CliRun.Here("kernels", net, "--layer", "relu1,logits", "-o", At("sheets")).AssertDone();
        Assert.Equal(["logits.png", "relu1.png"], Directory.GetFiles(At("sheets")).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("pooled", "pooled is made by GlobalAveragePool and has no kernels")]
    [InlineData("conv9", "there is no layer conv9")]
    public void A_layer_without_kernels_is_refused(string layer, string message) =>
        CliRun.Here("kernels", TinyNet.Write(At("tiny.onnx")), "--layer", layer).AssertOneLine(1, message);
}
