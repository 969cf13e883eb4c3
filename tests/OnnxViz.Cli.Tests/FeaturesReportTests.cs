using System.Text.Json;
using OnnxViz.Graph;

namespace OnnxViz.Cli.Tests;

public sealed class FeaturesReportTests : FeaturesScratch
{
    [Theory]
    [InlineData("relu1/p0.npy", "--format", "npy")]
    [InlineData("p0/relu1.png")]
    public void A_page_has_pictures_maps_and_kernels_beside_the_files(string file, params string[] words)
    {
        var html = At("page.html");
        Features(
            Pictures(3), ["--layer", "relu1,pooled", "--channels", "2,0", "--report", html, .. words]).AssertDone();
        Assert.True(File.Exists(At($"out/{file}")));
        Features(Pictures(3), "--layer", "relu1", "--format", "npy", "-o", At("raw")).AssertDone();
        var maps = Enumerable.Range(0, 3).Select(
            number => NpyFile.Read(At($"raw/relu1/p{number}.npy")).Data[512..768]).ToArray();
        var pictures = PageData.Of(html, "report").GetProperty("pictures").EnumerateArray();
        Assert.Equal(
            ["p0 16", "p1 16", "p2 16"],
            pictures.Select(
                picture => $"{picture.GetProperty("name")} {picture.GetProperty("image").GetProperty("width")}"));
        var layer = PageData.Of(html, "layer-0");
        Assert.Equal(
            [0, 1, 2],
            layer.GetProperty("maps").EnumerateArray().Select(each => each.GetProperty("picture").GetInt32()));
        Assert.Equal(
            maps.Select(map => map.Max()),
            layer.GetProperty("maps").EnumerateArray().Select(each => each.GetProperty("peak")[0].GetSingle()));
        var filter = layer.GetProperty("filters")[0];
        Assert.Equal((2, true), (filter.GetProperty("index").GetInt32(), filter.GetProperty("kernel").GetBoolean()));
        Assert.Equal(maps.Max(map => map.Max()), filter.GetProperty("numbers")[0].GetSingle());
        Assert.Equal(
            maps.Average(map => map.Average(number => (double)number)),
            filter.GetProperty("numbers")[1].GetDouble(),
            1e-6);
        Assert.Equal(3, layer.GetProperty("field").GetProperty("rows")[2].GetDouble());
        Assert.All(
            PageData.Of(html, "layer-1").GetProperty("filters").EnumerateArray(),
            other => Assert.False(other.GetProperty("kernel").GetBoolean()));
    }

    [Fact]
    public void A_page_of_a_folder_that_is_whole_takes_the_maps_again()
    {
        var pictures = Pictures(2);
        string[] words = ["--layer", "relu1", "--format", "npy", "--resume", "--json"];
        Features(pictures, words).AssertDone();
        var before = Files("out");
        var run = Features(pictures, [.. words, "--report", At("page.html")]).AssertDone();
        Assert.All(run.Json, line => Assert.Equal("done", line.GetProperty("state").GetString()));
        Assert.Equal(before, Files("out"));
        Assert.Equal(2, PageData.Of(At("page.html"), "layer-0").GetProperty("maps").GetArrayLength());
    }

    [Fact]
    public void Pictures_that_cannot_be_read_are_not_on_the_page()
    {
        var pictures = Pictures(3);
        Save("p1.png", "broken"u8);
        Features(pictures, "--layer", "relu1", "--report", At("page.html"));
        Assert.Equal(
            ["p0", "p2"], PageData.Of(At("page.html"), "report").GetProperty("pictures").EnumerateArray().Select(Told));
    }

    [Theory]
    [InlineData(101, "relu1_1", "up to 100 pictures, and these are 101")]
    [InlineData(100, "conv1_1,relu1_1,conv1_2,relu1_2", "up to 268,435,456 numbers of maps, and these are 321,126,400")]
    public void A_page_that_would_be_too_large_is_refused_before_anything_is_written(
        int count, string layers, string message)
    {
        NpyFile.Write(At("many.npy"), new float[count * 3 * 16 * 16], [count, 3, 16, 16]);
        CliRun.Here(
            "features",
            "default",
            At("many.npy"),
            "--layer",
            layers,
            "-o",
            At("out"),
            "--report",
            At("page.html")).AssertOneLine(1, message);
        Assert.False(Directory.Exists(At("out")));
    }

    static string? Told(JsonElement picture) => picture.GetProperty("name").GetString();
}
