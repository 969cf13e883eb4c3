using System.Diagnostics.Metrics;
using OnnxViz.Runtime;

namespace OnnxViz.Testing;

/// <summary>Counts the sessions that this thread makes, by purpose.</summary>
public sealed class Sessions : IDisposable
{
    readonly MeterListener _listener = new();
    readonly Dictionary<string, int> _made = [];

    public Sessions()
    {
        var thread = Environment.CurrentManagedThreadId;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == SessionMeter.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            if (Environment.CurrentManagedThreadId == thread)
            {
                var purpose = $"{tags[0].Value}";
                _made[purpose] = _made.GetValueOrDefault(purpose) + 1;
            }
        });
        _listener.Start();
    }

    public int this[string purpose] => _made.GetValueOrDefault(purpose);

    public void Dispose() => _listener.Dispose();
}
