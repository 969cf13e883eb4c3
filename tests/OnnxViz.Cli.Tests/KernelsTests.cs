using OnnxViz.Graph;
using OnnxViz.Pictures;

namespace OnnxViz.Cli.Tests;

public sealed class KernelsTests : Scratch
{
    [Fact]
    public void A_sheet_and_the_facts_come_out()
    {
        var net = TinyNet.Write(At("tiny.onnx"));
        var report = CliRun.Here(
            "kernels",
            net,
            "--layer",
            "conv2",
            "-o",
            At("conv2.png"),
            "--channels",
            "2,0",
            "--json").AssertDone().Json[0];
        Assert.Equal(At("conv2.png"), $"{report.GetProperty("picture")}");
        Assert.Equal(
            (4, 4, 3),
            (report.GetProperty("count").GetInt32(), report.GetProperty("slices").GetInt32(),
                report.GetProperty("width").GetInt32()));
        Assert.Equal(
            [2, 0],
            report.GetProperty("kernels").EnumerateArray().Select(kernel => kernel.GetProperty("channel").GetInt32()));
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

    [Fact]
    public void A_page_has_every_kernel()
    {
        var (net, html) = (At("tiny.onnx"), At("kernels.html"));
        var second = TinyNet.Model.Graph.Constants["w2"].ToFloats();
        second.AsSpan(0, 36).CopyTo(second.AsSpan(36));
        ModelFile.Write(net, TinyNet.With("w2", Tensor.Of(second, [4, 4, 3, 3])));
        CliRun.Here("kernels", net, "--layer", "conv1,relu2", "--report", html).AssertDone();
        var layer = PageData.Of(html, "layer-1");
        Assert.Equal("relu2", layer.GetProperty("name").GetString());
        Assert.Contains("blue negative, white zero, red positive", $"{layer.GetProperty("facts")}");
        var columns = layer.GetProperty("columns").EnumerateArray().Select(
            column => column.GetProperty("name").GetString());
        Assert.Equal(["norm", "mean", "greatest", "nearest cosine"], columns);
        var filters = layer.GetProperty("filters").EnumerateArray().ToArray();
        Assert.All(filters, filter => Assert.True(filter.GetProperty("kernel").GetBoolean()));
        Assert.Equal(
            1, Assert.Single(filters[0].GetProperty("duplicates").EnumerateArray()).GetProperty("index").GetInt32());
        Assert.Equal(
            0, Assert.Single(filters[1].GetProperty("duplicates").EnumerateArray()).GetProperty("index").GetInt32());
        Assert.Equal("all its weights are zero", filters[2].GetProperty("note").GetString());
        Assert.Equal(
            [0, 0, 0], filters[2].GetProperty("numbers").EnumerateArray().Take(3).Select(number => number.GetDouble()));
        Assert.Equal(
            "image/png", PageData.Of(html, "filter-0-3").GetProperty("kernel").GetProperty("type").GetString());
        Assert.Equal(["kernels.html", "tiny.onnx"], Names());
    }

    [Fact]
    public void A_page_has_only_the_kernels_asked_for()
    {
        var html = At("kernels.html");
        CliRun.Here(
            "kernels", TinyNet.Write(At("tiny.onnx")), "--layer", "conv1", "--channels", "3,1", "--similar", "-1",
            "--report", html).AssertDone();
        var filters = PageData.Of(html, "layer-0").GetProperty("filters").EnumerateArray().ToArray();
        Assert.Equal([3, 1], filters.Select(filter => filter.GetProperty("index").GetInt32()));
        var others = filters.SelectMany(filter => filter.GetProperty("duplicates").EnumerateArray()).Select(
            other => other.GetProperty("index").GetInt32());
        Assert.All(others, other => Assert.Contains(other, new[] { 1, 3 }));
    }

    [Fact]
    public void A_page_that_cannot_be_written_is_told_before_anything_is_printed() => Assert.Empty(
        CliRun.Here("kernels", TinyNet.Write(At("tiny.onnx")), "--layer", "conv1", "--report", Folder).AssertOneLine(
            2, "is a folder: name a .html file").Output);

    [Theory]
    [InlineData("pooled", "pooled is made by GlobalAveragePool and has no kernels")]
    [InlineData("conv9", "there is no layer conv9")]
    public void A_layer_without_kernels_is_refused(string layer, string message) =>
        CliRun.Here("kernels", TinyNet.Write(At("tiny.onnx")), "--layer", layer).AssertOneLine(1, message);
}
