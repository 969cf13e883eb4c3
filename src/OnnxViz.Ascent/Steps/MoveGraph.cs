using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Ascent;

/// <summary>The program that moves the pictures of a climb where they are, on the device.</summary>
static class MoveGraph
{
    /// <summary>The feed that holds the matrices.</summary>
    public const string Matrices = "matrices";

    /// <exception cref="OnnxVizException">The parameters are no pictures.</exception>
    public static OnnxModel Write(StepProgram step)
    {
        var parameterization = step.Stage.Parameterization;
        if (!parameterization.IsPixelwise)
        {
            throw new OnnxVizException(
                $"the parameters of {parameterization} are no pictures, so they cannot be moved: take pixels or free, "
                + "or move the pictures and start from them");
        }

        var graph = new GraphBuilder();
        var matrices = graph.Input(Matrices, Resampler.MatricesOf(step.Pictures[0]));
        var outputs = new Dictionary<string, Value>();
        foreach (var (name, shape) in parameterization.Shapes(step.Pictures))
        {
            var state = StepGraph.StateOf(name);
            outputs[StateProgram.Next + state] = new MotionSampler(
                graph.Input(state, new(ElementType.Float, shape)), wraps: false).Sample(matrices);
        }

        return OnnxModel.Of(graph.Build(outputs));
    }
}
