using System.Diagnostics;

namespace OnnxViz.Fuzz.Running;

/// <summary>A process that takes inputs, and is ended when one takes too long or too much.</summary>
sealed class Worker : IDisposable
{
    const int GlanceMilliseconds = 20;
    const int LastLines = 3;

    readonly Process _process;
    readonly Limits _limits;
    readonly Queue<string> _talk = new();

    public Worker(RunSettings settings, Limits limits)
    {
        _limits = limits;
        var start = new ProcessStartInfo(
            "dotnet", [typeof(Worker).Assembly.Location, "work", "--seed", $"{settings.Seed}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (settings.Seeds is { } seeds)
        {
            start.ArgumentList.Add("--seeds");
            start.ArgumentList.Add(seeds);
        }

        if (settings.Pictures)
        {
            start.ArgumentList.Add("--pictures");
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{limits.Tensors:x}";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        _process.BeginErrorReadLine();
        _process.StandardOutput.ReadLine();
    }

    /// <summary>Whether the process still runs and can take more.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>Takes an input.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="name">How it was made, told where the process cannot tell any more.</param>
    public Result Take(int number, Func<string> name)
    {
        var (clock, computed) = (Stopwatch.StartNew(), Computed());
        _process.StandardInput.WriteLine(number);
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLineAsync();
        var memory = 0L;
        while (!answer.Wait(GlanceMilliseconds))
        {
            memory = Math.Max(memory, Memory());
            if (IsLate(clock, computed) || memory > _limits.Bytes)
            {
                End();
                var outcome = memory > _limits.Bytes ? Outcome.Memory : Outcome.Timeout;
                return new(number, name(), outcome, "", "") { Seconds = clock.Elapsed.TotalSeconds, Memory = memory };
            }
        }

        return answer.Result is { } line
            ? Judged(Result.FromLine(line) with { Seconds = clock.Elapsed.TotalSeconds })
            : Died(number, name(), clock.Elapsed.TotalSeconds);
    }

    public void Dispose()
    {
        if (IsAlive)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(TimeSpan.FromSeconds(_limits.Seconds)))
            {
                End();
            }
        }

        _process.Dispose();
    }

    /// <summary>A process that grew too large between two glances has taken too much all the same.</summary>
    Result Judged(Result result)
    {
        if (result.Memory <= _limits.Bytes)
        {
            return result;
        }

        End();
        return result with { Outcome = Outcome.Memory };
    }

    Result Died(int number, string name, double seconds)
    {
        _process.WaitForExit();
        IsAlive = false;
        lock (_talk)
        {
            return new(number, name, Outcome.Crash, "", $"exit code {_process.ExitCode}: {string.Join(" / ", _talk)}")
            {
                Seconds = seconds,
            };
        }
    }

    bool IsLate(Stopwatch clock, TimeSpan computed) =>
        (Computed() - computed).TotalSeconds > _limits.Seconds
            || clock.Elapsed.TotalSeconds > _limits.Seconds * Limits.Patience;

    TimeSpan Computed() => Ask(process => process.TotalProcessorTime);

    long Memory() => Ask(process => process.WorkingSet64);

    /// <summary>What the system tells of the process; nothing once it has ended.</summary>
    T Ask<T>(Func<Process, T> figure) where T : struct
    {
        try
        {
            _process.Refresh();
            return figure(_process);
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    void End()
    {
        _process.Kill();
        _process.WaitForExit();
        IsAlive = false;
    }

    void Remember(string? line)
    {
        lock (_talk)
        {
            if (!string.IsNullOrWhiteSpace(line) && _talk.Count < LastLines)
            {
                _talk.Enqueue(line);
            }
        }
    }
}
