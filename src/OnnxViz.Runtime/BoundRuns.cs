namespace OnnxViz.Runtime;

/// <summary>
/// The runs of a program on its states: a recording is of certain memory, and a state has two places for each tensor,
/// which take turns, so there are two recordings or a few more, each done when its places first come up.
/// </summary>
/// <param name="session">What runs.</param>
/// <param name="isRecorded">Whether runs are recorded.</param>
/// <param name="names">The state's tensors that the program reads or writes.</param>
sealed class BoundRuns(OnnxSession session, bool isRecorded, IReadOnlyList<string> names) : IDisposable
{
    /// <summary>A run of another state, which comes when the first is gone, must not keep all that were.</summary>
    const int Most = 8;

    readonly Dictionary<(DeviceState State, string Side), BoundRun> _kept = [];
    readonly BoundRun _plain = BoundRun.Plain(session);
    int _number;

    /// <summary>The run on a state as it stands; its memory is bound each time, or once where runs are recorded.
    /// </summary>
    public BoundRun Of(DeviceState state, Action<BoundRun> bind)
    {
        var key = (state, isRecorded ? state.Side(names) : "");
        if (isRecorded && _kept.TryGetValue(key, out var known))
        {
            return known;
        }

        var run = isRecorded ? BoundRun.Recorded(session, ++_number) : _plain;
        bind(run);
        if (isRecorded)
        {
            Keep(key, run);
        }

        return run;
    }

    public void Dispose()
    {
        Forget();
        _plain.Dispose();
    }

    void Keep((DeviceState, string) key, BoundRun run)
    {
        if (_kept.Count == Most)
        {
            Forget();
        }

        _kept[key] = run;
    }

    void Forget()
    {
        foreach (var run in _kept.Values)
        {
            run.Dispose();
        }

        _kept.Clear();
    }
}
