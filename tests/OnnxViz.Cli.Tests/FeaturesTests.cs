using System.Diagnostics;
using System.Text.Json;
using OnnxViz.Graph;

namespace OnnxViz.Cli.Tests;

public sealed class FeaturesTests : FeaturesScratch
{
    static readonly string Program = Path.Combine(AppContext.BaseDirectory, "onnxviz.dll");

    [Fact]
    public void Each_picture_is_a_line_of_json()
    {
        var run = Features(Pictures(3), "--layer", "relu1,logits", "--format", "npy", "--json").AssertDone();
        Assert.Equal(["p0", "p1", "p2"], run.Json.Select(line => line.GetProperty("picture").GetString()));
        var first = run.Json[0];
        Assert.Equal(
            ["picture", "source", "label", "state", "files", "error"],
            first.EnumerateObject().Select(property => property.Name));
        Assert.Equal("done", first.GetProperty("state").GetString());
        Assert.Equal(
            ["relu1/p0.npy", "logits/p0.npy"],
            first.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("file").GetString()));
        Assert.Equal([4, 16, 16], NpyFile.Read(At("out/relu1/p0.npy")).Shape);
        Assert.Contains("3 of 3 pictures", run.Error);
    }

    [Fact]
    public void A_size_that_the_whole_file_refuses_is_told()
    {
        var net = Path.Combine(AppContext.BaseDirectory, "Goldens", "plain.onnx");
        string[] words = ["features", net, .. Pictures(1), "--layer", "block2_relu2", "--format", "npy"];
        Assert.DoesNotContain("refuses", CliRun.Here([.. words, "-o", At("own")]).AssertDone().Error);
        var run = CliRun.Here([.. words, "--size", "48", "-o", At("other")]).AssertDone();
        Assert.Contains("ONNX Runtime refuses the whole file at 48x48", run.Error);
        Assert.Equal([12, 24, 24], NpyFile.Read(At("other/block2_relu2/p0.npy")).Shape);
    }

    [Fact]
    public void Nothing_is_printed_but_data() =>
        Assert.Empty(
            Features(Pictures(2), "--layer", "relu1", "--format", "csv", "--reduce", "max").AssertDone().Output);

    [Fact]
    public void All_layers_are_those_that_inspect_lists()
    {
        Features(Pictures(1), "--all", "--format", "npy").AssertDone();
        var layers = CliRun.Here("inspect", Net, "--json").Json[0].GetProperty("layers").EnumerateArray();
        Assert.Equal(
            [.. layers.Select(layer => layer.GetProperty("tensor").GetString()!).Append("index.json").Order(
                StringComparer.Ordinal)],
            Names("out"));
    }

    [Fact]
    public void Lists_come_from_files_and_standard_input()
    {
        Pictures(3);
        File.WriteAllLines(At("list"), [At("p2.png"), At("p0.png")]);
        string[] rest = ["--layer", "relu1", "--format", "npz", "--json"];
        Assert.Equal(["p2", "p0"], Features([$"@{At("list")}"], [.. rest, "-o", At("a")]).Json.Select(Name));
        Assert.Equal(["p2", "p0"], Features([], [.. rest, "-o", At("b"), "--list", At("list")]).Json.Select(Name));
        using var process = CliRun.Start(["features", Net, "-", .. rest, "-o", At("c")]);
        process.StandardInput.Write($"{At("p1.png")}\n");
        process.StandardInput.Close();
        Assert.Contains("\"picture\":\"p1\"", process.StandardOutput.ReadToEnd());
    }

    [Fact]
    public void A_broken_picture_is_told_counted_and_left_out()
    {
        var pictures = Pictures(3);
        Save("p1.png", "broken"u8);
        var run = Features(pictures, "--layer", "relu1", "--format", "npy", "--json").AssertOneLine(0, "p1.png");
        Assert.Equal(["done", "failed", "done"], run.Json.Select(line => line.GetProperty("state").GetString()));
        Assert.Contains("2 of 3 pictures: ", run.Error);
        Assert.EndsWith("1 of 3 pictures was left out (--strict would stop)\n", run.Error);
        Features(pictures, "--layer", "relu1", "--format", "npy", "-o", At("strict"), "--strict").AssertOneLine(
            1, "p1.png");
    }

    [Fact]
    public void No_picture_at_all_is_a_failure()
    {
        Save("p0.png", "broken"u8);
        var run = Features([At("p0.png")], "--layer", "relu1", "--format", "npy");
        run.AssertOneLine(1, "p0.png");
    }

    [Theory]
    [InlineData("name layers with --layer", "--format", "npy")]
    [InlineData("exclude each other", "--format", "npy", "--layer", "relu1", "--all")]
    [InlineData("--format is npy, npz, csv, json, safetensors, not png", "--layer", "relu1", "--format", "png")]
    [InlineData("--reduce is none, mean, max, not sum", "--layer", "relu1", "--format", "npy", "--reduce", "sum")]
    [InlineData("--dtype float16 is for", "--layer", "relu1", "--format", "csv", "--dtype", "float16")]
    [InlineData("give crop, pad or stretch", "--layer", "relu1", "--format", "npy", "--fit", "squeeze")]
    [InlineData("at least 1", "--layer", "relu1", "--format", "npy", "--batch", "0")]
    [InlineData("--layer relu1,,relu2 has an empty name", "--layer", "relu1,,relu2", "--format", "npy")]
    public void Wrong_usage_is_told_in_a_line(string message, params string[] words) =>
        Features(Pictures(1), words).AssertOneLine(2, message);

    [Theory]
    [InlineData("there is no layer relu9", "--layer", "relu9")]
    [InlineData("there is no layer a,b;", "--layer", "relu1,'a,b'")]
    [InlineData("there is no layer it's, so;", "--layer", "'it''s, so', relu1")]
    [InlineData("layer relu1 has the channels 0..3, not 4", "--layer", "logits,relu1", "--channels", "0,4")]
    public void What_is_not_there_is_told_in_a_line(string message, params string[] words) =>
        Features(Pictures(1), [.. words, "--format", "npy"]).AssertOneLine(1, message);

    [Fact]
    public void Layers_may_stand_in_quotes_and_behind_spaces()
    {
        Features(Pictures(1), "--layer", "'relu1', relu2,\"conv2\"", "--format", "npy").AssertDone();
        Assert.Equal(["conv2", "relu1", "relu2"], Directory.GetDirectories(At("out")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told_in_a_line()
    {
        Save("file", "in the way"u8);
        Features(Pictures(1), "--layer", "relu1", "--format", "npy", "-o", At("file/out")).AssertOneLine(
            1, At("file/out"));
        Assert.Equal("in the way", File.ReadAllText(At("file")));
    }

    [Fact]
    public void Another_dump_in_the_folder_is_told_in_a_line()
    {
        var pictures = Pictures(1);
        Features(pictures, "--layer", "relu1", "--format", "npy").AssertDone();
        Features(pictures, "--layer", "relu2", "--format", "npy", "--resume")
            .AssertOneLine(1, "holds files made otherwise (layers: relu1 there, relu2 here)", "choose another folder");
    }

    [Theory]
    [InlineData(137)]
    [InlineData(1044)]
    public void A_run_that_was_killed_and_resumed_leaves_the_same_bytes(int moment)
    {
        const int Count = 2000;
        var random = new Random(moment);
        NpyFile.Write(
            At("many.npy"),
            [.. Enumerable.Range(0, Count * 3 * 16 * 16).Select(_ => random.NextSingle())],
            [Count, 3, 16, 16]);
        string[] rest = ["--layer", "relu1,relu2", "--format", "npy", "--batch", "4", "-q"];
        using (var process = CliRun.Start(["features", Net, At("many.npy"), "-o", At("killed"), .. rest]))
        {
            SpinWait.SpinUntil(() => process.HasExited || File.Exists(At($"killed/relu1/many-{moment:0000}.npy")));
            process.Kill();
            process.WaitForExit();
        }

        Assert.Contains("\"complete\": false", File.ReadAllText(At("killed/index.json")));
        Features([At("many.npy")], [.. rest, "-o", At("killed"), "--resume"]).AssertDone();
        Features([At("many.npy")], [.. rest, "-o", At("whole")]).AssertDone();
        Assert.Equal(Files("whole"), Files("killed"));
    }

    [SkippableFact]
    public void A_full_disk_is_told_in_a_line_and_leaves_whole_files()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "A small disk is made by Linux's namespaces.");
        Pictures(9);
        Directory.CreateDirectory(At("disk"));
        var command =
            $"dotnet '{Program}' features '{Net}' '{Folder}'/p*.png --layer relu1 --format npy --size 128 -o "
            + $"'{At("disk")}'/out";
        var script =
            $"mount -t tmpfs -o size=1m tmpfs '{At("disk")}' && {command} 2>&1; echo $?; find '{At("disk")}' -type f "
            + "-printf '%f %s\\n'";
        var start = new ProcessStartInfo("unshare", ["-Urm", "bash", "-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Skip.If(lines.Length < 3, $"No small disk can be made here: {process.StandardError.ReadToEnd()}");
        Assert.Contains("No space left", Assert.Single(lines, line => line.StartsWith("onnxviz: ")));
        Assert.Contains("1", lines);
        var files = lines.Where(line => line.Contains(".npy ") || line.Contains(".tmp ")).ToArray();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.EndsWith($".npy {128 + (4 * 4 * 128 * 128)}", file));
    }

    [SkippableFact]
    public void Stopping_leaves_whole_files_and_says_how_to_go_on()
    {
        Signals.Require();
        NpyFile.Write(At("many.npy"), new float[20_000 * 3 * 16 * 16], [20_000, 3, 16, 16]);
        using var process = CliRun.Start(
            "features", Net, At("many.npy"), "--layer", "relu1", "--format", "npz", "-o", At("out"), "--batch", "2");
        SpinWait.SpinUntil(() => process.HasExited || File.Exists(At("out/many-00100.npz")));
        Signals.Send(Signals.Interrupt, process);
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("of 20000 pictures; the same with --resume goes on", error);
        Assert.DoesNotContain(Names("out"), name => name.EndsWith(".tmp"));
    }

    static string? Name(JsonElement line) => line.GetProperty("picture").GetString();
}
