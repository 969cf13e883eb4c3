namespace OnnxViz.Fuzz.Running;

/// <summary>What an input may take.</summary>
/// <param name="Seconds">
/// Processor time; on the clock it may be <see cref="Patience"/> times as much, since other work may be under way.
/// </param>
/// <param name="Megabytes">Memory of the whole process.</param>
sealed record Limits(double Seconds, int Megabytes)
{
    /// <summary>How much longer than its processor time an input may take.</summary>
    public const int Patience = 10;

    /// <summary>Memory in bytes.</summary>
    public long Bytes => Megabytes * (1L << 20);

    /// <summary>
    /// What the process is told that there is: the tensors of a graph may take that much, and what is computed of them,
    /// weights and ONNX Runtime itself need the rest.
    /// </summary>
    public long Tensors => Bytes / 4;
}
