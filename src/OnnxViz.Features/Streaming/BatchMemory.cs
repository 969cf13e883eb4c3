namespace OnnxViz.Features;

/// <summary>What one worker has of its own, used again from batch to batch.</summary>
/// <param name="network">The network.</param>
/// <param name="batches">How many batches' maps it has room for.</param>
sealed class BatchMemory(CutNetwork network, int batches) : IDisposable
{
    readonly FeatureMaps[] _maps = [.. Enumerable.Range(0, batches).Select(_ => network.NewMaps())];
    readonly SemaphoreSlim _free = new(batches);
    int _next;

    /// <summary>Where its pictures go.</summary>
    public InputBuffer Input { get; } = network.NewInput();

    /// <summary>Whether there is memory for maps that nobody uses.</summary>
    public bool HasFreeMaps => _free.CurrentCount > 0;

    /// <summary>Waits for memory for maps that nobody uses.</summary>
    public FeatureMaps TakeMaps(CancellationToken stop)
    {
        _free.Wait(stop);
        _next = (_next + 1) % _maps.Length;
        return _maps[_next];
    }

    /// <summary>Gives the maps back that were taken first.</summary>
    public void FreeMaps() => _free.Release();

    public void Dispose()
    {
        Input.Dispose();
        Array.ForEach(_maps, maps => maps.Dispose());
        _free.Dispose();
    }
}
