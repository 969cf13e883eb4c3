using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace OnnxViz.Testing;

/// <summary>The Python programs in <c>tools/</c>.</summary>
public static class PythonTools
{
    /// <summary>Skips the test where Python or one of its modules is not installed.</summary>
    public static void Require(params string[] modules)
    {
        var (status, _) = Run("-c", string.Join('\n', modules.Select(module => $"import {module}")));
        Skip.If(
            status != 0,
            $"Python's {string.Join(", ", modules)} are not installed (on Debian, apt-get install "
            + $"{Packages(modules)}).");
    }

    /// <summary>Runs Python in the folder <c>tools/</c> and fails unless it ends well.</summary>
    /// <returns>What it prints.</returns>
    public static string Succeed(params string[] arguments)
    {
        var (status, output) = Run(arguments);
        Assert.True(status == 0, output);
        return output;
    }

    /// <summary>Runs Python in the folder <c>tools/</c>.</summary>
    /// <returns>Its exit status, -1 where there is none, and what it prints.</returns>
    /// <remarks>Debian's own Python has Debian's onnx; another one may come first on the path.</remarks>
    public static (int Status, string Output) Run(params string[] arguments)
    {
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        var start = new ProcessStartInfo(python, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.Combine(Repository.Root, "tools"),
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
        catch (Win32Exception)
        {
            return (-1, "there is no Python");
        }
    }

    static string Packages(string[] modules) => string.Join(' ', modules.Select(module => $"python3-{module}"));
}
