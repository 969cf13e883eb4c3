using System.Diagnostics;
using System.IO.Compression;
using OnnxViz.Attribution;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Pictures;
using OnnxViz.Runtime;

namespace OnnxViz.Cli.Tests;

public sealed class AttributeTests : Scratch
{
    const int Patience = 120_000;

    string Net => TinyNet.Write(At("tiny.onnx"));

    [Fact]
    public void Each_picture_has_a_folder_of_maps_and_a_manifest()
    {
        var run = Attribute(Pictures(2), "-m", "gradcam,ig(4, most=4)", "--json").AssertDone();
        Assert.Equal(["p0", "p1", "sheet.png"], Names("out"));
        string[] files = ["attribution.json", "gradcam.map.png", "gradcam.npy", "gradcam.png"];
        Assert.Equal(files, Names("out/p0").Where(name => !name.StartsWith("ig")));
        Assert.Equal([16, 16], NpyFile.Read(At("out/p0/gradcam.npy")).Shape);
        Assert.Equal(["p0", "p1"], run.Json.Select(line => line.GetProperty("picture").GetString()));
        var methods = run.Json[0].GetProperty("methods").EnumerateArray().ToArray();
        Assert.Equal("relu2", methods[0].GetProperty("layer").GetString());
        Assert.Equal("gauss", methods[1].GetProperty("arguments").GetProperty("quadrature").GetString());
        Assert.True(methods[1].GetProperty("facts").GetProperty("completeness-error").GetDouble() >= 0);
        Assert.Contains("gradcam: layer relu2", run.Error);
        Assert.Contains("completeness error", run.Error);
    }

    [Fact]
    public void The_numbers_are_those_of_the_library()
    {
        Attribute(Pictures(1), "-m", "saliency", "--objective", "class(3)", "--format", "npz").AssertDone();
        using var explainer = Method.Parse("saliency").Open(AttributionTask.For(
            new(Network.Load(Net), Preprocessing.Preset("unit")), Ascent.Objective.Parse("class(3)"), 16, 16,
            new(RuntimeSettings.Default)));
        var expected = explainer.Explain(PictureFile.Read(At("p0.png")).Pixels);
        using var archive = ZipFile.OpenRead(At("out/p0/saliency.npz"));
        Assert.Equal(["map.npy", "score.npy", "channels.npy"], archive.Entries.Select(entry => entry.Name));
        archive.GetEntry("map.npy")!.ExtractToFile(At("map.npy"));
        Assert.Equal(expected.Numbers, NpyFile.Read(At("map.npy")).Data);
    }

    [Fact]
    public void What_is_there_is_left_out_when_a_run_goes_on()
    {
        var pictures = Pictures(3);
        Attribute([pictures[0]], "-m", "gradcam").AssertDone();
        var before = File.GetLastWriteTimeUtc(At("out/p0/gradcam.png"));
        var run = Attribute(pictures, "-m", "gradcam", "--resume", "--json").AssertDone();
        Assert.Equal(["skipped", "done", "done"], run.Json.Select(line => line.GetProperty("state").GetString()));
        Assert.Equal(before, File.GetLastWriteTimeUtc(At("out/p0/gradcam.png")));
        run = Attribute(pictures, "-m", "hirescam", "--resume", "--json").AssertDone();
        Assert.All(run.Json, line => Assert.Equal("done", line.GetProperty("state").GetString()));
    }

    [Fact]
    public void The_same_again_gives_the_same_files_byte_for_byte()
    {
        Attribute(Pictures(2), "-m", "smoothgrad(5),rise(20, 4),scorecam", "-o", At("a")).AssertDone();
        Attribute(Pictures(2), "-m", "smoothgrad(5),rise(20, 4),scorecam", "-o", At("b")).AssertDone();
        foreach (var file in Directory.EnumerateFiles(At("a"), "*", SearchOption.AllDirectories))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(file.Replace(At("a"), At("b"))));
        }
    }

    [Fact]
    public void A_broken_picture_is_told_and_left_out()
    {
        var pictures = Pictures(3);
        Save("p1.png", "broken"u8);
        var run = Attribute(pictures, "-m", "saliency", "--json").AssertOneLine(0, "p1.png");
        Assert.Equal(["done", "failed", "done"], run.Json.Select(line => line.GetProperty("state").GetString()));
        Attribute(pictures, "-m", "saliency", "--strict", "-o", At("strict")).AssertOneLine(1, "p1.png");
    }

    [Fact]
    public void An_empty_map_says_where_the_gradient_ends()
    {
        var run = Attribute(Pictures(1), "-m", "saliency", "--objective", "channel(relu2, 1)").AssertDone();
        Assert.Contains("the map is zero everywhere", run.Error);
        Assert.Contains("ends at relu2 (Relu: none of its places is open for this picture)", run.Error);
    }

    [Fact]
    public void A_saved_model_explains_by_itself()
    {
        Attribute(Pictures(1), "-m", "hirescam", "--save-model", At("explain.onnx")).AssertDone();
        using var session = OnnxSession.Open(ModelFile.Read(At("explain.onnx")), RuntimeSettings.Default);
        var results = session.Run(new Dictionary<string, Tensor>
        {
            ["picture"] = Tensor.Of(PictureFile.Read(At("p0.png")).Pixels, [1, 3, 16, 16]),
        });
        Assert.Equal(
            NpyFile.Read(At("out/p0/hirescam.npy")).Data, results["map"].ToFloats(),
            (left, right) => Math.Abs(left - right) < 1e-5);
    }

    [Fact]
    public void A_page_shows_pictures_and_maps()
    {
        Attribute(Pictures(2), "-m", "gradcam,gradxinput", "--report", At("page.html")).AssertDone();
        var pictures = PageData.Of(At("page.html"), "report").GetProperty("pictures").EnumerateArray();
        Assert.Equal(2, pictures.Count());
        Assert.Contains("gradxinput", File.ReadAllText(At("page.html")));
    }

    [Theory]
    [InlineData(2, "there is no method grad", "-m", "grad")]
    [InlineData(1, "no layer relu9", "-m", "gradcam(relu9)")]
    [InlineData(1, "has no positions", "-m", "gradcam(flat)")]
    [InlineData(1, "--background", "-m", "expected")]
    [InlineData(1, "there is no class 7", "--objective", "class(7)")]
    [InlineData(2, "ROWSxCOLUMNS", "--tokens", "14")]
    [InlineData(1, "no single graph", "-m", "rise", "--save-model", "x.onnx")]
    [InlineData(1, "1 axes behind the batch", "--objective", "output(logits, 1, 2)")]
    public void Wrong_words_are_answered_in_one_line(int code, string reason, params string[] words) =>
        Attribute(Pictures(1), words).AssertOneLine(code, reason);

    [SkippableFact]
    public void A_stopped_run_says_how_to_go_on()
    {
        Signals.Require();
        using var process = CliRun.Start(
            ["attribute", Net, .. Pictures(2), "-m", "saliency,rise(100000000)", "-o", At("out")]);
        var clock = Stopwatch.StartNew();
        while (!Directory.Exists(At("out/p0")) && clock.ElapsedMilliseconds < Patience)
        {
            Thread.Sleep(50);
        }

        Signals.Send(Signals.Interrupt, process);
        Assert.Contains("stopped after 0 of 2 pictures; the same with --resume", process.StandardError.ReadToEnd());
        Assert.True(process.WaitForExit(Patience));
        Assert.Equal(130, process.ExitCode);
    }

    CliRun Attribute(string[] pictures, params string[] words) => CliRun.Here(
        ["attribute", Net, .. pictures, .. words.Contains("-o") ? [] : new[] { "-o", At("out") }, .. words]);

    string[] Pictures(int count) => [.. Enumerable.Range(0, count).Select(number =>
    {
        var random = new Random(number);
        PictureFile.Write(At($"p{number}.png"), new(
            TinyNet.Side, TinyNet.Side, 3,
            [.. Enumerable.Range(0, 3 * TinyNet.Side * TinyNet.Side).Select(_ => random.NextSingle())]));
        return At($"p{number}.png");
    })];
}
