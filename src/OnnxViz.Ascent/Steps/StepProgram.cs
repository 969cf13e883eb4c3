using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>The step of a stage, ready to run: for all units that are scored alike.</summary>
sealed class StepProgram : IDisposable
{
    readonly RuntimeSettings _runtime;
    DeviceState? _free;
    bool _isDisposed;

    StepProgram(Stage stage, Scoring scoring, Shape pictures, StateProgram program, RuntimeSettings runtime) =>
        (Stage, Scoring, Pictures, Program, _runtime) = (stage, scoring, pictures, program, runtime);

    public Stage Stage { get; }

    public Scoring Scoring { get; }

    public Shape Pictures { get; }

    public StateProgram Program { get; }

    /// <summary>Prepares a step.</summary>
    /// <param name="scoring">The scoring of what the network sees, views where the stage has a sampling.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="size">The size of the pictures themselves.</param>
    /// <param name="rules">The gradient rules.</param>
    /// <param name="runtime">Where to run.</param>
    /// <exception cref="OnnxVizException">Gradients cannot pass, or ONNX Runtime refuses it.</exception>
    public static StepProgram Open(
        Scoring scoring, Stage stage, (int Height, int Width) size, GradientRules rules, RuntimeSettings runtime)
    {
        var seen = scoring.Part.Pictures;
        Shape pictures = [seen[0] / (stage.Sampling?.Count ?? 1), seen[1], size.Height, size.Width];
        pictures = stage.Parameterization.PicturesFor(pictures);
        return new(stage, scoring, pictures, new(StepGraph.Write(scoring, stage, pictures, rules), runtime), runtime);
    }

    /// <summary>Memory for the state of a climb; it holds whatever was in it.</summary>
    public DeviceState TakeState()
    {
        var state = _free ?? new(Program.States, _runtime);
        _free = null;
        return state;
    }

    /// <summary>
    /// Takes memory back. On a GPU it is kept for the next climb: what was recorded of this step is of this memory.
    /// </summary>
    public void GiveBack(DeviceState state)
    {
        if (_isDisposed || _free is not null || _runtime.Device is not CudaDevice)
        {
            state.Dispose();
            return;
        }

        _free = state;
    }

    public void Dispose()
    {
        _isDisposed = true;
        _free?.Dispose();
        Program.Dispose();
    }
}
