namespace OnnxViz.Runtime;

/// <summary>How sessions run.</summary>
/// <param name="Device">Where.</param>
/// <param name="Threads">CPU threads, at least 1.</param>
/// <param name="Spin">
/// Whether idle threads wait actively without end; else for a millisecond at most, which is as fast on idle cores and
/// harmless on shared ones.
/// </param>
public sealed record RuntimeSettings(Device Device, int Threads, bool Spin = false)
{
    /// <summary>The prefix of the files that ONNX Runtime's profile is written to; null for none.</summary>
    public string? Trace { get; init; }

    /// <summary>
    /// Whether ONNX Runtime may change the graph; not wanted for a model that it has optimised already.
    /// </summary>
    public bool Optimize { get; init; } = true;

    /// <summary>
    /// Whether all runs are from and to the same memory, so that a GPU may record one and play it again; elsewhere the
    /// memory is just bound once.
    /// </summary>
    internal bool Records { get; init; }

    /// <summary>The processor, with as many threads as it has cores.</summary>
    public static RuntimeSettings Default { get; } = new(Device.Cpu, Environment.ProcessorCount);
}
