using System.Diagnostics;
using OnnxViz.Graph;
using Xunit;

namespace OnnxViz.Testing;

/// <summary>onnx's own checker, through <c>tools/check_onnx.py</c>.</summary>
public static class OnnxChecker
{
    /// <summary>
    /// Fails unless the checker passes the model; skips the test where Python's onnx is not installed.
    /// </summary>
    public static void Verify(OnnxModel model)
    {
        using var folder = new TemporaryFolder();
        ModelFile.Write(folder.File("model.onnx"), model);
        Verify(folder.File("model.onnx"));
    }

    /// <summary>
    /// Fails unless the checker passes the file; skips the test where Python's onnx is not installed.
    /// </summary>
    public static void Verify(string path)
    {
        var (status, output) = Run("-c", "import onnx");
        Skip.If(status != 0, "Python's onnx is not installed (on Debian, apt-get install python3-onnx).");
        (status, output) = Run(Path.Combine(Repository(), "tools", "check_onnx.py"), path);
        Assert.True(status == 0, output);
    }

    static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OnnxViz.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests do not run inside the repository");
    }

    /// <remarks>Debian's own Python has Debian's onnx; another one may come first on the path.</remarks>
    static (int Status, string Output) Run(params string[] arguments)
    {
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        var start =
            new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, "there is no Python");
        }
    }
}
