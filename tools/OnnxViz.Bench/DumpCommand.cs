using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Cocona;
using OnnxViz.Graph;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench dump net.onnx PICTURE... --layer a,b --program artifacts/onnxviz/onnxviz</c>: dumps once without
/// disturbance and once killed again and again at random moments and resumed, and compares the folders byte for byte.
/// </summary>
sealed class DumpCommand
{
    [Command("dump", Description = "Kill a dump at random moments, resume it, and compare.")]
    public int Compare(DumpParameters args)
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

    int Compare(DumpParameters args, string whole, string killed)
    {
        var clock = Stopwatch.StartNew();
        Finish(args, whole);
        var (seconds, random, ended) = (clock.Elapsed.TotalSeconds, new Random(args.Seed), 0);
        for (var kill = 0; kill < args.Kills; kill++)
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
            format = args.Format,
            files = expected.Count,
            seconds = Math.Round(seconds, 2),
            kills = args.Kills - ended,
            same = isSame,
        }));
        return isSame ? 0 : 1;
    }

    void Finish(DumpParameters args, string folder)
    {
        using var process = Start(args, folder);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new OnnxVizException($"{args.Program} ended with {process.ExitCode}");
        }
    }

    Process Start(DumpParameters args, string folder) => Process.Start(args.Program,
    [
        "features", args.Model, .. args.Pictures, "--layer", args.Layers,
        "--format", args.Format, "-o", folder, "--resume", "--quiet",
    ]);

    static Dictionary<string, string> Files(
        string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(
            path => Path.GetRelativePath(folder, path),
            path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
}
