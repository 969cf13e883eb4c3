using System.Text.RegularExpressions;

namespace OnnxViz.Cli.Tests;

public sealed class AtlasTests : Scratch
{
    string Net => TinyNet.Write(At("tiny.onnx"));

    [Fact]
    public void Every_channel_of_the_usual_layers_is_drawn_and_the_memory_was_foretold()
    {
        var run = Draw("atlas").AssertDone();
        Assert.Contains("8 units of 2 layers", run.Error);
        Assert.Matches("about [0-9.]+ [MG]B of memory", run.Error);
        Assert.Matches("8 units drawn in .*; [0-9.]+ [MG]B of memory at most, [0-9.]+ [MG]B expected", run.Error);
        Assert.Equal(4, Directory.GetFiles(At("atlas/relu2"), "????.json").Length);
        Assert.Contains("0 units drawn", Draw("atlas").AssertDone().Error);
    }

    [Fact]
    public void Shares_in_folders_of_their_own_are_merged_to_what_one_run_makes()
    {
        Draw("whole", "--batch", "2").AssertDone();
        foreach (var index in new[] { 0, 1, 2 })
        {
            Draw($"share{index}", "--batch", "2", "--shard", $"{index}/3").AssertDone();
        }

        string[] shares = [At("share0"), At("share1"), At("share2")];
        var gaps = CliRun.Here(["atlas", "merge", .. shares[..2], "-o", At("merged")]);
        Assert.Equal(1, gaps.Code);
        Assert.Equal("relu2: 0-1\n", gaps.Output);
        Assert.Contains("2 of 8 units are missing", gaps.Error);
        CliRun.Here(["atlas", "merge", .. shares, "-o", At("merged")]).AssertDone();
        Assert.Equal(Bytes("whole"), Bytes("merged"));
    }

    [Fact]
    public void Atlases_that_do_not_stand_beside_are_refused_before_anything_is_drawn()
    {
        Draw("mine").AssertDone();
        var plan = File.ReadAllText(At("mine/atlas.json"));
        Directory.CreateDirectory(At("other"));
        File.WriteAllText(
            At("other/atlas.json"), Regex.Replace(plan, "\"sha256\": \"[0-9a-f]+\"", "\"sha256\": \"00\""));
        Draw("new", "--beside", At("other")).AssertOneLine(1, "is an atlas of another model (SHA-256 00)");
        Draw("mine", "--beside", At("mine")).AssertOneLine(1, "is the atlas itself");
        Draw("new", "--beside", At("none")).AssertOneLine(1, "there is no");
        Assert.False(Directory.Exists(At("new")));
    }

    [Fact]
    public void With_json_every_unit_is_a_line()
    {
        var units = Draw("atlas", "--json").AssertDone().Json;
        Assert.Equal(8, units.Length);
        Assert.Equal(["relu1", "relu2"], units.Select(unit => $"{unit.GetProperty("layer")}").Distinct());
        Assert.Equal("0000.png", $"{units[0].GetProperty("picture")}");
    }

    [Fact]
    public void A_folder_of_another_configuration_is_refused()
    {
        Draw("atlas").AssertDone();
        Draw("atlas", "--seed", "1")
            .AssertOneLine(1, "another configuration", "seed 0 there, 1 here", "choose another folder");
    }

    [Fact]
    public void When_the_time_is_up_it_says_what_is_left_and_that_another_try_is_worth_while()
    {
        Draw("atlas", "--budget", "0.001s").AssertOneLine(75, "8 units are left", "the same command goes on");
        Draw("atlas").AssertDone();
    }

    [SkippableFact]
    public void A_request_to_terminate_leaves_whole_files_only()
    {
        Signals.Require();
        using (var process = CliRun.Start(["atlas", Net, "-o", At("atlas"), "--steps", "100000", "--size", "16"]))
        {
            SpinWait.SpinUntil(() => File.Exists(At("atlas/atlas.json")), TimeSpan.FromSeconds(60));
            Signals.Send(Signals.Terminate, process);
            Assert.Contains("stopped", process.StandardError.ReadToEnd());
            process.WaitForExit();
            Assert.Equal(130, process.ExitCode);
        }

        Assert.Equal(["atlas.json"], Directory.GetFiles(At("atlas"), "*", SearchOption.AllDirectories)
            .Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(2, "i/n", "--shard", "4/4")]
    [InlineData(2, "amount such as 4G", "--memory", "much")]
    [InlineData(2, "a time such as 90s", "--budget", "soon")]
    [InlineData(2, "--every is for", "--every", "2")]
    [InlineData(2, "give it to `onnxviz atlas merge`", "--photos", ".", "--shard", "0/2")]
    [InlineData(1, "there is no layer conv9*", "--layers", "conv9*")]
    [InlineData(1, "give more --memory", "--memory", "20M")]
    public void What_makes_no_sense_is_refused(int code, string reason, params string[] words) =>
        Draw("atlas", words).AssertOneLine(code, reason);

    CliRun Draw(string folder, params string[] words) =>
        CliRun.Here(["atlas", Net, "-o", At(folder), "--steps", "3", "--size", "16", .. words]);

    SortedDictionary<string, string> Bytes(string folder) => new(
        Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
            .ToDictionary(
                path => Path.GetRelativePath(At(folder), path), path => Convert.ToHexString(File.ReadAllBytes(path))),
        StringComparer.Ordinal);
}
