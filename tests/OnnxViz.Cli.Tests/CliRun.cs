using System.Diagnostics;
using System.Text.Json;

namespace OnnxViz.Cli.Tests;

/// <summary>What a run of the command came to.</summary>
sealed record CliRun(int Code, string Output, string Error)
{
    static string Program => Path.Combine(AppContext.BaseDirectory, "onnxviz.dll");

    /// <summary>The lines of JSON.</summary>
    public JsonElement[] Json => [.. Lines(Output).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>Runs in this process.</summary>
    public static CliRun Here(params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = CommandLine.Run(args, new(output, error, IsLive: false));
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs as a process of its own.</summary>
    public static CliRun Apart(params string[] args) => Apart(new Dictionary<string, string>(), args);

    /// <summary>Runs as a process of its own with these variables in its environment.</summary>
    public static CliRun Apart(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        using var process = Start(environment, args);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }

    /// <summary>Starts a process of its own.</summary>
    public static Process Start(params string[] args) => Start(new Dictionary<string, string>(), args);

    static Process Start(IReadOnlyDictionary<string, string> environment, string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Fails unless the run ended in one line that holds these parts.</summary>
    public CliRun AssertOneLine(int code, params string[] parts)
    {
        Assert.Equal(code, Code);
        var line = Assert.Single(Lines(Error), line => line.StartsWith("onnxviz: "));
        Assert.DoesNotContain("unexpected", line);
        Assert.All(parts, part => Assert.Contains(part, line));
        return this;
    }

    /// <summary>Fails unless the run succeeded.</summary>
    public CliRun AssertDone()
    {
        Assert.True(Code == 0, Error);
        return this;
    }

    static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
