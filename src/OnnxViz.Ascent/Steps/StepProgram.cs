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
    /// <exception cref="OnnxVizException">Gradients cannot pass, or ONNX Runtime refuses it.</exception>
    public static StepProgram Open(Scoring scoring, Stage stage, GradientRules rules, RuntimeSettings runtime)
    {
        var pictures = scoring.Part.Pictures;
        return new(stage, scoring, pictures, new(StepGraph.Write(scoring, stage, pictures, rules), runtime));
    }

    public void Dispose() => Program.Dispose();
}
