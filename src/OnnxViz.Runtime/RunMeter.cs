using System.Diagnostics.Metrics;

namespace OnnxViz.Runtime;

/// <summary>Adds up the seconds that steps spend within ONNX Runtime; the rest of a step is the host's.</summary>
public static class RunMeter
{
    /// <summary>The name of the counter, of the meter <see cref="SessionMeter.Name"/>.</summary>
    public const string Seconds = "onnxviz.run";

    static readonly Meter Source = new(SessionMeter.Name);
    static readonly Counter<double> Spent = Source.CreateCounter<double>(
        Seconds, "s", "Seconds of steps within ONNX Runtime");

    internal static void Count(TimeSpan time) => Spent.Add(time.TotalSeconds);
}
