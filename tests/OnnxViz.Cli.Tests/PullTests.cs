using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using OnnxViz.Graph;
using OnnxViz.Testing;

namespace OnnxViz.Cli.Tests;

public sealed class PullTests : Scratch
{
    const int Patience = 120_000;
    static readonly byte[] Net = ModelFile.ToBytes(TinyNet.Model);

    readonly FileServer _server = new();

    public override void Dispose()
    {
        _server.Dispose();
        base.Dispose();
    }

    [Fact]
    public void The_path_is_printed_and_the_card_lies_beside()
    {
        _server.Serve("nets/tiny.onnx", new Served(Net));
        _server.Serve("labels.txt", new Served("a\nb\n"u8.ToArray()));
        var run = Pull("tiny").AssertDone();
        Assert.Equal(At("cache/tiny.onnx") + "\n", run.Output);
        Assert.Equal(["labels.txt", "tiny.card.json", "tiny.onnx"], Names("cache"));
        Assert.Contains("downloading tiny.onnx", run.Error);
        var report = CliRun.Here("inspect", At("cache/tiny.onnx"), "--json").AssertDone().Json[0];
        Assert.Equal("caffe", $"{report.GetProperty("preprocessing").GetProperty("name")}");
        Assert.Equal("second", $"{report.GetProperty("layers")[3].GetProperty("alias")}");
    }

    [Fact]
    public void A_second_pull_asks_nobody_and_leaves_the_card_as_it_is()
    {
        _server.Serve("nets/tiny.onnx", new Served(Net));
        _server.Serve("labels.txt", new Served("a\nb\n"u8.ToArray()));
        Assert.True(Pull("tiny", "--json").AssertDone().Json[0].GetProperty("downloaded").GetBoolean());
        File.WriteAllText(At("cache/tiny.card.json"), "{}");
        var run = Pull("tiny", "--json").AssertDone();
        Assert.False(run.Json[0].GetProperty("downloaded").GetBoolean());
        Assert.Empty(run.Error);
        Assert.Equal("{}", File.ReadAllText(At("cache/tiny.card.json")));
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public void What_cannot_be_had_is_an_error_of_one_line()
    {
        Pull("tiny").AssertOneLine(
            1,
            "tiny.onnx could not be downloaded",
            "HTTP 404",
            $"fetch {_server.Root}nets/tiny.onnx by hand",
            At("cache"));
        Assert.Empty(Names("cache"));
    }

    [Fact]
    public void An_unknown_name_is_an_error_of_one_line() => Pull("tinny").AssertOneLine(1, "the nearest is tiny");

    [Fact]
    public void Without_a_name_the_models_are_listed()
    {
        _server.Serve("nets/tiny.onnx", new Served(Net));
        _server.Serve("labels.txt", new Served("a\nb\n"u8.ToArray()));
        Assert.Matches(@"\ntiny +\d+\.\d kB +MIT +two convolutions\n", Pull().AssertDone().Output);
        Pull("tiny").AssertDone();
        Assert.Matches(@"\ntiny +\d+\.\d kB +MIT +yes +two convolutions\n", Pull().AssertDone().Output);
        Assert.Equal(At("cache/tiny.onnx"), $"{Assert.Single(Pull("--json").Json).GetProperty("path")}");
    }

    [Fact]
    public void The_published_models_are_listed()
    {
        var lines = CliRun.Here("pull", "--json").AssertDone().Json;
        Assert.Contains("resnet50", lines.Select(line => $"{line.GetProperty("name")}"));
        Assert.Equal(
            ["about", "licence", "name", "path", "size"], lines[0].EnumerateObject().Select(key => key.Name).Order());
    }

    [Fact]
    public void A_pulled_model_goes_by_its_name()
    {
        Directory.CreateDirectory(At("cache"));
        Save("cache/mnist-12.onnx", Net);
        var run = Apart("inspect", "mnist", "--json").AssertDone();
        Assert.EndsWith("mnist-12.onnx", $"{run.Json[0].GetProperty("file")}");
        Apart("inspect", "mnist-8").AssertOneLine(
            1, "mnist-8 has not been downloaded yet: `onnxviz pull mnist-8` does that (26.5 kB)");
    }

    [Fact]
    public void A_proxy_of_the_environment_is_used()
    {
        _server.Serve("nets/tiny.onnx", new Served(Net));
        _server.Serve("labels.txt", new Served("a\nb\n"u8.ToArray()));
        CliRun.Apart(
            new Dictionary<string, string>
            {
                ["http_proxy"] = $"{_server.Root}",
                ["no_proxy"] = "",
                ["ONNXVIZ_CACHE"] = At("cache"),
            },
            ["pull", "tiny", "--table", Table(new("http://models.invalid/"))]).AssertDone();
        Assert.Equal("GET http://models.invalid/nets/tiny.onnx", _server.Requests[0]);
    }

    [SkippableFact]
    public void Stopping_keeps_the_part_and_the_next_pull_goes_on_with_it()
    {
        Signals.Require();
        _server.Serve("nets/tiny.onnx", new Served(Net) { StallAfter = 1000 }, new Served(Net));
        _server.Serve("labels.txt", new Served("a\nb\n"u8.ToArray()));
        using var process = CliRun.Start(Words("tiny"));
        for (var clock = Stopwatch.StartNew(); !HasPart(1000); Thread.Sleep(20))
        {
            Assert.True(clock.ElapsedMilliseconds < Patience);
        }

        Signals.Send(Signals.Interrupt, process);
        var (output, error) = (process.StandardOutput.ReadToEnd(), process.StandardError.ReadToEnd());
        Assert.True(process.WaitForExit(Patience));
        Assert.Equal(130, process.ExitCode);
        Assert.Empty(output);
        Assert.Contains("stopped; `onnxviz pull tiny` goes on", error);
        Assert.True(HasPart(1000));
        Pull("tiny").AssertDone();
        Assert.Equal("GET /nets/tiny.onnx 1000-", _server.Requests[1]);
    }

    bool HasPart(long length) => Directory.Exists(At("cache"))
        && new DirectoryInfo(At("cache")).GetFiles("*.part") is [var part] && part.Length == length;

    CliRun Pull(params string[] words) => CliRun.Here(Words(words));

    string[] Words(params string[] words) => ["pull", .. words, "--table", Table(_server.Root), "--to", At("cache")];

    /// <summary>Runs as a process of its own whose cache is here.</summary>
    CliRun Apart(params string[] words) =>
        CliRun.Apart(new Dictionary<string, string> { ["ONNXVIZ_CACHE"] = At("cache") }, words);

    string Table(Uri root)
    {
        var labels = "a\nb\n"u8.ToArray();
        var table = new
        {
            sources = new[] { $"{root}{{path}}" },
            labels = new
            {
                both = new
                {
                    file = "labels.txt",
                    addresses = new[] { $"{root}labels.txt" },
                    size = labels.Length,
                    sha256 = Hash(labels)
                }
            },
            models = new[]
            {
                new
                {
                    name = "tiny",
                    path = "nets/tiny.onnx",
                    size = Net.Length,
                    sha256 = Hash(Net),
                    licence = "MIT",
                    about = "two convolutions",
                    labels = "both",
                    preprocessing = "caffe",
                    layers = new { second = "relu2" },
                },
            },
        };
        return Save("table.json", JsonSerializer.SerializeToUtf8Bytes(table));
    }

    static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
