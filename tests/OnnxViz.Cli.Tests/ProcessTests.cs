using System.Diagnostics;
using OnnxViz.Graph;

namespace OnnxViz.Cli.Tests;

public sealed class ProcessTests : Scratch
{
    const int Patience = 120_000;

    string Net => TinyNet.Write(At("tiny.onnx"));

    [Theory]
    [InlineData(0, "--version")]
    [InlineData(1, "inspect", "nowhere.onnx")]
    [InlineData(2, "inspect", "--nonsense")]
    public void Exit_codes_tell_what_happened(int code, params string[] words) =>
        Assert.Equal(code, CliRun.Apart(words).Code);

    [Fact]
    public void Without_a_terminal_there_is_no_bar_and_no_colour()
    {
        var run = CliRun.Apart("maximize", Net, "channel(relu2, 0)", "-o", At("a.png"), "--steps", "4").AssertDone();
        Assert.Empty(run.Output);
        Assert.DoesNotContain('\x1b', run.Error);
        Assert.Equal(2, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [SkippableTheory]
    [InlineData(Signals.Interrupt)]
    [InlineData(Signals.Terminate)]
    public void Stopping_keeps_the_best_picture_so_far(int signal)
    {
        Signals.Require();
        using var process = CliRun.Start(
            "maximize", Net, "channel(relu2, 0)", "-o", At("out"), "--steps", "100000000", "--every", "10", "--json");
        WaitFor(() => Directory.Exists(At("out")) && Names("out").Contains("relu2-0000.step0010.png"));
        Signals.Send(signal, process);
        var (output, error) = (process.StandardOutput.ReadToEnd(), process.StandardError.ReadToEnd());
        Assert.True(process.WaitForExit(Patience));
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("stopped; kept the best pictures so far: 1 of 1", error);
        Assert.Contains("\"stopped\":true", output);
        Assert.Contains("relu2-0000.png", Names("out"));
        Assert.Contains("\"stopped\": true", File.ReadAllText(At("out/relu2-0000.json")));
        Assert.DoesNotContain(Names("out"), name => name.EndsWith(".tmp"));
        var replay = CliRun.Here("replay", At("out/relu2-0000.json")).AssertDone();
        Assert.Matches(@"identical to .*, which was stopped after \d+ updates", replay.Error);
    }

    [SkippableFact]
    public void A_stopped_audit_leaves_no_half_table()
    {
        Signals.Require();
        NpyFile.Write(At("black.npy"), new float[3 * TinyNet.Side * TinyNet.Side], [1, 3, TinyNet.Side, TinyNet.Side]);
        using var process = CliRun.Start(
            "audit", Net, At("black.npy"), "--prove", "--steps", "100000000", "--csv", At("filters.csv"));
        Assert.StartsWith("preprocessing", process.StandardError.ReadLine());
        Signals.Send(Signals.Interrupt, process);
        Assert.Contains("stopping after this step", process.StandardError.ReadLine());
        Assert.Contains("onnxviz: stopped", process.StandardError.ReadToEnd());
        Assert.Empty(process.StandardOutput.ReadToEnd());
        Assert.True(process.WaitForExit(Patience));
        Assert.Equal(130, process.ExitCode);
        Assert.Equal(["black.npy", "tiny.onnx"], Names());
    }

    [SkippableFact]
    public void Stopping_twice_ends_at_once()
    {
        Signals.Require();
        string[] units = ["channel(relu2, 0)", "channel(relu2, 3)"];
        using var process = CliRun.Start(
            ["maximize", Net, .. units, "-o", At("out"), "--size", "2048", "--every", "1"]);
        WaitFor(() => Directory.Exists(At("out")) && Names("out").Contains("relu2-0000.step0000.png"));
        Signals.Send(Signals.Interrupt, process);
        Assert.StartsWith("preprocessing", process.StandardError.ReadLine());
        Assert.Contains("stopping after this step", process.StandardError.ReadLine());
        Signals.Send(Signals.Interrupt, process);
        Assert.True(process.WaitForExit(Patience));
        Assert.Equal(130, process.ExitCode);
        Assert.Empty(process.StandardError.ReadToEnd());
        Assert.All(Names("out"), name => Assert.Matches(@"^relu2-000\d\.step\d+\.png$", name));
    }

    [SkippableFact]
    public void A_reader_that_has_gone_is_no_error()
    {
        Skip.If(OperatingSystem.IsWindows(), "The pipe is made by a Unix shell.");
        var program = Path.Combine(AppContext.BaseDirectory, "onnxviz.dll");
        var script = $"set -o pipefail; dotnet '{program}' inspect '{Net}' | true; echo ${{PIPESTATUS[0]}}";
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var shell = Process.Start(start)!;
        Assert.Equal("0\n", shell.StandardOutput.ReadToEnd());
        Assert.Empty(shell.StandardError.ReadToEnd());
    }

    static void WaitFor(Func<bool> condition)
    {
        for (var clock = Stopwatch.StartNew(); !condition(); Thread.Sleep(20))
        {
            Assert.True(clock.ElapsedMilliseconds < Patience);
        }
    }
}
