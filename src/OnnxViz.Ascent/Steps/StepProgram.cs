using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>The step of a stage, ready to run: for all units that are scored alike.</summary>
sealed class StepProgram : IDisposable
{
    StepProgram(Stage stage, Scoring scoring, Shape pictures, StateProgram program) =>
        (Stage, Scoring, Pictures, Program) = (stage, scoring, pictures, program);

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
        return new(stage, scoring, pictures, new(StepGraph.Write(scoring, stage, pictures, rules), runtime));
    }

    public void Dispose() => Program.Dispose();
}
