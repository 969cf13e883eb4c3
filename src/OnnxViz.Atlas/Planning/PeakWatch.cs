namespace OnnxViz.Atlas;

/// <summary>Watches by how much the memory of this process grows while something is done.</summary>
sealed class PeakWatch : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    readonly CancellationTokenSource _stop = new();
    readonly Thread _thread;
    readonly long _before = MemoryMeter.Used;
    long _peak;

    public PeakWatch()
    {
        _thread = new(Watch) { IsBackground = true, Priority = ThreadPriority.AboveNormal };
        _thread.Start();
    }

    /// <summary>Ends watching.</summary>
    /// <returns>The bytes by which the memory grew at most.</returns>
    public long Stop()
    {
        _stop.Cancel();
        _thread.Join();
        return Math.Max(0, _peak - _before);
    }

    public void Dispose() => _stop.Dispose();

    void Watch()
    {
        do
        {
            _peak = Math.Max(_peak, MemoryMeter.Used);
        }
        while (!_stop.Token.WaitHandle.WaitOne(Pause));
    }
}
