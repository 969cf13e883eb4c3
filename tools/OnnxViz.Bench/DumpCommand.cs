using System.CommandLine;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using OnnxViz.Graph;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench dump net.onnx PICTURE... --layer a,b --program artifacts/onnxviz/onnxviz</c>: dumps once without disturbance and once killed
/// again and again at random moments and resumed, and compares the folders byte for byte.
/// </summary>
sealed class DumpCommand : Command
{
    readonly Argument<string> _model = new("model") { Description = "The ONNX file." };
    readonly Argument<string[]> _pictures = new("picture") { Description = "Pictures, as `onnxviz features` takes them." };
    readonly Option<string> _layers = new("--layer") { Description = "Layers, with commas between.", Required = true };
    readonly Option<string> _format = new("--format") { Description = "The format.", DefaultValueFactory = _ => "npy" };
    readonly Option<string> _program = new("--program") { Description = "The onnxviz to run.", Required = true };
    readonly Option<int> _kills = new("--kills") { Description = "How often it is killed.", DefaultValueFactory = _ => 5 };
    readonly Option<int> _seed = new("--seed") { Description = "The seed of the moments.", DefaultValueFactory = _ => 0 };

    public DumpCommand() : base("dump", "Kill a dump at random moments, resume it, and compare.")
    {
        Arguments.Add(_model);
        Arguments.Add(_pictures);
        foreach (var option in new Option[] { _layers, _format, _program, _kills, _seed })
        {
            Options.Add(option);
        }

        SetAction(Compare);
    }

    int Compare(ParseResult args)
    {
        var folder = Directory.CreateTempSubdirectory("onnxviz-bench-").FullName;
        try
        {
            return Compare(args, Path.Combine(folder, "whole"), Path.Combine(folder, "killed"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    int Compare(ParseResult args, string whole, string killed)
    {
        var clock = Stopwatch.StartNew();
        Finish(args, whole);
        var (seconds, random, ended) = (clock.Elapsed.TotalSeconds, new Random(args.GetValue(_seed)), 0);
        for (var kill = 0; kill < args.GetValue(_kills); kill++)
        {
            using var process = Start(args, killed);
            var isOver = process.WaitForExit(TimeSpan.FromSeconds(random.NextDouble() * seconds));
            process.Kill();
            process.WaitForExit();
            ended += isOver ? 1 : 0;
        }

        Finish(args, killed);
        var (expected, found) = (Files(whole), Files(killed));
        var isSame = expected.OrderBy(pair => pair.Key).SequenceEqual(found.OrderBy(pair => pair.Key));
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            format = args.GetValue(_format),
            files = expected.Count,
            seconds = Math.Round(seconds, 2),
            kills = args.GetValue(_kills) - ended,
            same = isSame,
        }));
        return isSame ? 0 : 1;
    }

    void Finish(ParseResult args, string folder)
    {
        using var process = Start(args, folder);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new OnnxVizException($"{args.GetValue(_program)} ended with {process.ExitCode}");
        }
    }

    Process Start(ParseResult args, string folder) => Process.Start(args.GetRequiredValue(_program),
    [
        "features", args.GetRequiredValue(_model), .. args.GetRequiredValue(_pictures), "--layer", args.GetRequiredValue(_layers),
        "--format", args.GetRequiredValue(_format), "-o", folder, "--resume", "--quiet",
    ]);

    static Dictionary<string, string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(folder, path), path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
}
