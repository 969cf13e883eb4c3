using System.Diagnostics.Metrics;

namespace OnnxViz.Runtime;

/// <summary>
/// Counts the bytes that go to a GPU and come back, as far as they are ours: weights and what ONNX Runtime itself moves
/// are not among them.
/// </summary>
public static class BusMeter
{
    /// <summary>The name of the counter, of the meter <see cref="SessionMeter.Name"/>.</summary>
    public const string Bytes = "onnxviz.bus";

    /// <summary>The counter's tag that says where to: <c>up</c> to the GPU or <c>down</c> from it.</summary>
    public const string Way = "way";

    static readonly Meter Source = new(SessionMeter.Name);
    static readonly Counter<long> Moved = Source.CreateCounter<long>(
        Bytes, "By", "Bytes moved between host and device");

    internal static void CountUp(long bytes) => Moved.Add(bytes, new KeyValuePair<string, object?>(Way, "up"));

    internal static void CountDown(long bytes) => Moved.Add(bytes, new KeyValuePair<string, object?>(Way, "down"));
}
