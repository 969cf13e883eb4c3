using System.Diagnostics;
using System.Text.RegularExpressions;
using OnnxViz.Pictures;
using OnnxViz.Testing;

namespace OnnxViz.Cli.Tests;

/// <summary>What the README shows is tried.</summary>
public sealed partial class ReadmeTests : Scratch
{
    static readonly string Root = Repository.Root;

    public static TheoryData<int> Programs => [.. Enumerable.Range(0, Blocks().Length)];

    [Theory, MemberData(nameof(Programs))]
    public void Every_program_of_the_readme_compiles_and_runs(int index)
    {
        var program = WriteProgram(index);
        File.Copy(Path.Combine(Root, "onnx", "default.onnx"), At("net.onnx"));
        File.Copy(Path.Combine(Root, "onnx", "default.card.json"), At("net.card.json"));
        Directory.CreateDirectory(At("photos"));
        PictureFile.Write(At("photos/grey.png"), Picture.Filled(64, 64, 0.5f));
        var (code, output) = Run("dotnet", "run", "-c", "Release", program);
        Assert.True(code == 0, output);
        Assert.Contains("grey: ", output);
        Assert.Equal(
            (224, 224), PictureFile.Read(At("three.png")) is var drawn ? (drawn.Width, drawn.Height) : default);
    }

    /// <remarks>Beside the solution, as the README says, would be in the way of other builds.</remarks>
    static string WriteProgram(int index)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "readme"));
        var path = Path.Combine(folder.FullName, $"program{index}.cs");
        File.WriteAllText(path, Blocks()[index].Replace("#:project src/", "#:project ../../src/"));
        return path;
    }

    static string[] Blocks() =>
        [.. Block().Matches(File.ReadAllText(Path.Combine(Root, "README.md"))).Select(match => match.Groups[1].Value)];

    (int Code, string Output) Run(string command, params string[] words)
    {
        var start = new ProcessStartInfo(command, words)
        {
            WorkingDirectory = At(""),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(
            name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    [GeneratedRegex("^```csharp\r?\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
