namespace OnnxViz.Features;

/// <summary>Threads for work that takes long.</summary>
static class Workers
{
    /// <summary>Starts a thread of its own.</summary>
    public static Task Start(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
