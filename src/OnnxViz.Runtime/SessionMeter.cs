using System.Diagnostics.Metrics;

namespace OnnxViz.Runtime;

/// <summary>
/// Counts the sessions of ONNX Runtime that this process makes, for tests, benchmarks and <c>dotnet-counters</c>.
/// </summary>
public static class SessionMeter
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "OnnxViz.Runtime";

    /// <summary>The name of its counter.</summary>
    public const string Sessions = "onnxviz.sessions";

    /// <summary>The counter's tag that says what a session is for: <c>run</c>, <c>fold</c> or <c>probe</c>.</summary>
    public const string Purpose = "purpose";

    static readonly Meter Source = new(Name);
    static readonly Counter<long> Made = Source.CreateCounter<long>(
        Sessions, description: "Sessions of ONNX Runtime made");

    internal static void Count(string purpose) => Made.Add(1, new KeyValuePair<string, object?>(Purpose, purpose));
}
