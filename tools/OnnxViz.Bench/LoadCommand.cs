using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cocona;
using OnnxViz.Graph;

namespace OnnxViz.Bench;

/// <summary>
/// <c>onnxviz-bench load net.onnx --layers a,b</c>: time and peak memory until a network, and a gradient session of
/// each layer, is ready, against a bare session of ONNX Runtime. Each side runs in a process of its own, in turns.
/// </summary>
sealed class LoadCommand
{
    [Command("load", Description = "Time and memory until a network is ready, against a bare ONNX Runtime session.")]
    public void Measure(
        LoadParameters args,
        [Option(Description = "What one process measures: session, network, or a layer"), Hidden] string? side)
    {
        var (model, threads) = (args.Model, args.Threads);
        if (side is not null)
        {
            Console.WriteLine(JsonSerializer.Serialize(LoadSide.Measure(model, side, threads)));
            return;
        }

        string[] sides = [LoadSide.Session, LoadSide.Network, .. args.Layers.Split(',')];
        var rounds = Enumerable.Range(0, args.Rounds).Select(
            _ => sides.Select(side => InProcess(model, side, threads)).ToArray()).ToArray();
        Print(sides, rounds);
    }

    LoadFigures InProcess(string model, string side, int threads)
    {
        string[] arguments =
        [
            "load",
            model,
            "--layers",
            side,
            "--side",
            side,
            "--threads",
            threads.ToString(CultureInfo.InvariantCulture),
        ];
        using var process = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
        var line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<LoadFigures>(line)!
            : throw new OnnxVizException($"{side} of {model} could not be measured");
    }

    static void Print(string[] sides, LoadFigures[][] rounds)
    {
        Console.WriteLine("| ready | s | ratio | CPU s | ratio | peak MB | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        for (var side = 0; side < sides.Length; side++)
        {
            string[] columns =
            [
                Column(rounds, side, figures => figures.Seconds, "F2"),
                Column(rounds, side, figures => figures.CpuSeconds, "F2"),
                Column(rounds, side, figures => figures.PeakBytes / 1e6, "F0"),
            ];
            Console.WriteLine($"| {sides[side]} | {string.Join(" | ", columns)} |");
        }
    }

    /// <summary>
    /// The median, and that of the ratios to the bare session, each taken within one round, with their range.
    /// </summary>
    static string Column(LoadFigures[][] rounds, int side, Func<LoadFigures, double> of, string format)
    {
        var ratios = rounds.Select(round => of(round[side]) / of(round[0])).Order().ToArray();
        var median = Median(rounds.Select(round => of(round[side]))).ToString(format, CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture, $"{median} | {Median(ratios):F2} ({ratios[0]:F2} to {ratios[^1]:F2})");
    }

    static double Median(IEnumerable<double> numbers)
    {
        var ordered = numbers.Order().ToArray();
        return ordered[ordered.Length / 2];
    }
}
