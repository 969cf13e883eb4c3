using OnnxViz.Gradients;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>A class activation map as one graph.</summary>
/// <param name="method">The method.</param>
/// <param name="task">What is explained.</param>
/// <param name="units">What is explained, written into the graph.</param>
sealed class ExportedActivations(ActivationMethod method, AttributionTask task, ExportedUnit units)
{
    /// <summary>The model.</summary>
    public OnnxModel Write()
    {
        var (graph, outputs) = (new GraphBuilder(), new Dictionary<string, Value>());
        var layer = LastPositions.Choose(task, method.Layer);
        var scoring = units.Scoring(1, layer.Tensor);
        var picture = graph.Input(ExplainModel.Picture, new(ElementType.Float, scoring.Part.Pictures));
        var scored = units.Write(scoring, picture, outputs);
        outputs[ExplainModel.Score] = scored.Scores;
        outputs[ExplainModel.Map] = ActivationExplainer.Write(
            method, new(task, layer, scoring), scored, GradientRules.Standard).Map;
        return scoring.Part.ModelOf(graph.Build(outputs));
    }
}
