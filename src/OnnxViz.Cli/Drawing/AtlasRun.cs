using System.Diagnostics;
using OnnxViz.Atlas;
using OnnxViz.Cli.Hosting;
using OnnxViz.Cli.Output;
using OnnxViz.Cli.Parameters;
using OnnxViz.CommandLine;
using OnnxViz.Features;
using OnnxViz.Graph;
using OnnxViz.Networks;

namespace OnnxViz.Cli.Drawing;

/// <summary>Plans an atlas, draws it or a share of it, and tells how far it is.</summary>
sealed class AtlasRun(Network network, RunFacts facts, SweepParameters given, AtlasFolder folder, Work work)
{
    const int Fine = 1_000_000;

    readonly Stopwatch _clock = Stopwatch.StartNew();
    SweepProgress? _last;

    /// <summary>The photographs that units are compared with; null for none.</summary>
    public PictureList? Photos { get; init; }

    /// <summary>Other atlases whose pictures stand beside.</summary>
    public IReadOnlyList<AtlasFolder> Beside { get; init; } = [];

    /// <summary>What to say where it was stopped.</summary>
    public string Stopped => _last is { } last
        ? $"stopped; {last.Units} of {last.Of} units are done in {folder.Path}: the same command goes on"
        : "stopped before there was a picture";

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        try
        {
            return Draw();
        }
        catch (OnnxVizException failure) when (IsOfDisk(failure.InnerException))
        {
            work.Warn(failure.Message);
            return ExitCode.TryAgain;
        }
    }

    int Draw()
    {
        var (plan, peak) = Begin();
        var result = Sweep(plan);
        if (result.Left > 0)
        {
            work.Stop.ThrowIfCancellationRequested();
        }

        TellFigures(result, peak);
        return result.Left > 0 ? OutOfTime(result)
            : given.Shard is null ? Finish(plan)
            : ExitCode.Done;
    }

    int Finish(AtlasPlan plan) =>
        new AtlasEnd(network, facts.Settings.Runtime, work) { Photos = Photos, Beside = Beside }.Finish(plan, folder);

    /// <summary>
    /// The plan that the folder was begun with, or a new one, and the memory that it was expected to take.
    /// </summary>
    (AtlasPlan Plan, long Peak) Begin()
    {
        var layers = new Refusals(network, facts.Settings).Working(
            AtlasLayers.Of(network, given.Patterns),
            given.Patterns is null ? LeaveOut : null);
        var forecast = folder.IsBegun ? null : Forecast(layers);
        if (forecast is not null)
        {
            folder.Offer(PlanOf(forecast.Layers));
        }

        var plan = PlanOf(Renewed(layers, folder.ReadPlan().Layers));
        folder.Require(plan);
        work.Tell($"atlas {plan.Configuration}: {plan.Units} units of {plan.Layers.Count} layers"
            + $"{(given.Shard is { } shard ? $", share {shard} of them" : "")}");
        return (plan, forecast?.Peak ?? 0);
    }

    void LeaveOut(Layer layer, OnnxVizException reason) =>
        work.Watch.Say($"layer {layer.Name} is left out: {reason.Message}");

    Forecast Forecast(IReadOnlyList<Layer> layers)
    {
        var forecast = new Planner(network, facts.Settings) { Stop = work.Stop }.Plan(layers, given.Memory?.Bytes);
        var batches = forecast.Layers.Select(layer => layer.Batch).Distinct().Order().ToArray();
        work.Tell($"{(batches.Length == 1 ? $"{batches[0]}" : $"{batches[0]} to {batches[^1]}")} units at a time"
            + (forecast.Peak > 0
                ? $", about {ByteCount.Text(forecast.Peak)} of memory of {ByteCount.Text(forecast.Limit)}"
                : ""));
        return forecast;
    }

    /// <summary>
    /// The layers asked for with the batches that the folder was begun with, unless another one is asked for.
    /// </summary>
    IReadOnlyList<AtlasLayer> Renewed(IReadOnlyList<Layer> layers, IReadOnlyList<AtlasLayer> begun) =>
        [.. layers.Select(layer => begun.FirstOrDefault(each => each.Tensor == layer.Tensor) is { } known
            ? known with { Batch = Asked(layer) ?? known.Batch }
            : new AtlasLayer(layer.Name, layer.Tensor, "", (int)layer.Channels, 0))];

    int? Asked(Layer layer) => facts.Settings.Batch is { } asked ? (int)Math.Min(asked, layer.Channels) : null;

    AtlasPlan PlanOf(IReadOnlyList<AtlasLayer> layers) => new(
        new(facts.Model, facts.Hash.GetAwaiter().GetResult(), facts.Input, facts.Feed),
        AtlasLook.Of(facts.Settings),
        Manifest.VersionsUsed(),
        layers);

    SweepResult Sweep(AtlasPlan plan) => work.Watch.Count(count =>
    {
        using var time = new CancellationTokenSource(TimeLeft);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(time.Token, work.Stop);
        return new Sweep(network, facts.Settings, plan, folder)
        {
            Shard = given.Shard ?? Shard.Whole,
            Write = work.Write,
            OnUnit = record => work.Watch.Tell(Json.Line(record)),
            OnProgress = progress =>
            {
                _last = progress;
                count((long)(Fine * progress.Share),
                    Fine, $"{progress.Units} of {progress.Of} units, now {progress.Layer}");
            },
        }.Run(stop.Token);
    });

    TimeSpan TimeLeft => given.Budget is not { } budget ? Timeout.InfiniteTimeSpan
        : budget.Time > _clock.Elapsed ? budget.Time - _clock.Elapsed
        : TimeSpan.Zero;

    void TellFigures(SweepResult result, long peak)
    {
        var seconds = _clock.Elapsed.TotalSeconds;
        var expected = peak > 0 ? $", {ByteCount.Text(peak)} expected" : "";
        var memory = $"{ByteCount.Text(MemoryMeter.Peak)} of memory at most{expected}";
        work.Conclude($"{result.Drawn} units drawn in {seconds:0.0} s ({result.Drawn / seconds:0.00} a second)"
            + $"{(result.Skipped > 0 ? $", {result.Skipped} there from before" : "")}; {memory}: {folder.Path}");
    }

    int OutOfTime(SweepResult result)
    {
        var hint = result.Drawn == 0 ? " (no block of units was finished: give more time, or a smaller --batch)" : "";
        work.Warn($"the time is up: {result.Left} units are left; the same command goes on{hint}");
        return ExitCode.TryAgain;
    }

    /// <summary>A full disk or a lost one may be back at the next try.</summary>
    static bool IsOfDisk(Exception? failure) =>
        failure is IOException and not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException);
}
