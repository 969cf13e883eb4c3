using System.Diagnostics;
using OnnxViz.Testing;

namespace OnnxViz.Cli.Tests;

public sealed class SlurmTests
{
    const int CannotRun = 77;

    [SkippableFact]
    public void Four_shares_on_two_nodes_of_which_one_loses_power_make_the_bytes_of_a_single_run()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Slurm runs on Linux.");
        var script = Path.Combine(Repository.Root, "tools", "slurm", "test.sh");
        var start = new ProcessStartInfo("bash", [script, Path.Combine(AppContext.BaseDirectory, "onnxviz")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["STEPS"] = "160";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Skip.If(process.ExitCode == CannotRun, output.Trim().Replace("skipped: ", "") + ".");
        Assert.True(process.ExitCode == 0, output + error.Result);
        Assert.Contains("identical: ", output);
    }
}
