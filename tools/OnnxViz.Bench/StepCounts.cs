using System.Diagnostics.Metrics;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>What the runtime's meter has counted since the last time it was asked.</summary>
sealed class StepCounts : IDisposable
{
    readonly MeterListener _listener = new();
    readonly Dictionary<string, double> _sums = [];

    public StepCounts()
    {
        _listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == SessionMeter.Name)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) => Add(instrument, count, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, count, tags, _) => Add(instrument, count, tags));
        _listener.Start();
    }

    /// <summary>
    /// The sum under a name, with the value of its tag behind a colon where it has one; then it is 0.
    /// </summary>
    public double Take(string name)
    {
        lock (_sums)
        {
            return _sums.Remove(name, out var sum) ? sum : 0;
        }
    }

    public void Dispose() => _listener.Dispose();

    void Add(Instrument instrument, double count, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = tags.Length > 0 ? $"{instrument.Name}:{tags[0].Value}" : instrument.Name;
        lock (_sums)
        {
            _sums[name] = _sums.GetValueOrDefault(name) + count;
        }
    }
}
