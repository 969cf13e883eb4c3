using Microsoft.ML.OnnxRuntime;

namespace OnnxViz.Runtime;

/// <summary>
/// A run from some memory into some memory, which a GPU records when it is first done and then plays.
/// </summary>
sealed class BoundRun : IDisposable
{
    readonly bool _ownsOptions;

    BoundRun(OrtIoBinding binding, RunOptions options, bool ownsOptions) =>
        (Binding, Options, _ownsOptions) = (binding, options, ownsOptions);

    public OrtIoBinding Binding { get; }

    public RunOptions Options { get; }

    /// <summary>A run that is not recorded.</summary>
    public static BoundRun Plain(OnnxSession session) =>
        new(session.Inner.CreateIoBinding(), session.RunOptions, ownsOptions: false);

    /// <summary>A run that is recorded under a number of its own.</summary>
    public static BoundRun Recorded(OnnxSession session, int number)
    {
        var options = new RunOptions();
        options.AddRunConfigEntry("gpu_graph_id", $"{number}");
        return new(session.Inner.CreateIoBinding(), options, ownsOptions: true);
    }

    public void Dispose()
    {
        Binding.Dispose();
        if (_ownsOptions)
        {
            Options.Dispose();
        }
    }
}
