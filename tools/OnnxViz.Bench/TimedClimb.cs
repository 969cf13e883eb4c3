using System.Diagnostics;
using OnnxViz.Ascent;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>A climb of a layer's first channels, warmed up, whose steps are timed and counted.</summary>
sealed class TimedClimb : IDisposable
{
    readonly StepCounts _counts = new();
    readonly Climb _climb;
    readonly bool _isOnGpu;

    public TimedClimb(Network network, Layer layer, int batch, AscentParameters args)
    {
        var start = Stopwatch.GetTimestamp();
        var settings = new RuntimeSettings(Device.Parse(args.Device), args.Threads);
        var stage = Notation.Read<Preset>(args.Preset).For(args.Size, args.Size).Unfolded[0];
        Objective[] units = [.. Enumerable.Range(0, batch).Select(
            unit => new Channel(layer.Tensor, unit % (int)layer.Channels))];
        _isOnGpu = settings.Device is CudaDevice { Graphs: true };
        _climb = Climb.Open(
            new(network, OnnxViz.Networks.Preprocessing.Preset(args.Preprocessing)), units, stage, args.Size, args.Size,
            settings);
        OpenSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        for (var step = 0; step < args.WarmUp; step++)
        {
            _climb.Step();
        }
    }

    /// <summary>Seconds from opening the model to the first step.</summary>
    public double OpenSeconds { get; }

    /// <summary>Whether steps are CUDA graphs.</summary>
    public bool IsRecorded => _isOnGpu && Notice is null;

    /// <summary>What the device does otherwise than asked.</summary>
    public string? Notice => _climb.Notice;

    /// <summary>Seconds of a step outside ONNX Runtime, the mean.</summary>
    public double HostSeconds { get; private set; }

    /// <summary>Bytes that go to the GPU in a step, the mean.</summary>
    public double Up { get; private set; }

    /// <summary>Bytes that come from the GPU in a step, the mean.</summary>
    public double Down { get; private set; }

    /// <summary>The mean score at the last step: the same steps come to the same score on whatever device.</summary>
    public double Score { get; private set; }

    /// <summary>Takes steps.</summary>
    public Timing Take(int steps)
    {
        string[] names = [RunMeter.Seconds, $"{BusMeter.Bytes}:up", $"{BusMeter.Bytes}:down"];
        Array.ForEach(names, name => _counts.Take(name));
        ClimbStep? last = null;
        double[] seconds = [.. Enumerable.Range(0, steps).Select(_ => StepTime.Of(() => last = _climb.Step()).Wall)];
        Score = last?.Scores.Average() ?? 0;
        HostSeconds = (seconds.Sum() - _counts.Take(names[0])) / steps;
        (Up, Down) = (_counts.Take(names[1]) / steps, _counts.Take(names[2]) / steps);
        return new(seconds);
    }

    public void Dispose()
    {
        _climb.Dispose();
        _counts.Dispose();
    }
}
