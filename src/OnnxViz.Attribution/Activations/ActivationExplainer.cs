using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Attribution;

/// <summary>A class activation map that is ready: one run forward and back to the layer for each picture.</summary>
sealed class ActivationExplainer : Explainer
{
    const string Pictures = "pictures";
    const string Scores = "scores";
    const string Map = "map";

    readonly ActivationGraph _graph;
    readonly OnnxSession _session;

    public ActivationExplainer(ActivationMethod method, AttributionTask task) : base(task)
    {
        _graph = new(task, LastPositions.Choose(task, method.Layer));
        var graph = new GraphBuilder();
        var pictures = graph.Input(Pictures, new(ElementType.Float, _graph.Scoring.Part.Pictures));
        var scored = VariationGraph.Scored(
            _graph.Scoring, pictures, (name, type) => graph.Input(name, type), task.Unit.Layers);
        var map = Write(method, _graph, scored, GradientRules.For(VariationGraph.ProfileOf(task.Settings.Runtime)));
        var model = _graph.Scoring.Part.ModelOf(graph.Build([new(Scores, scored.Scores), new(Map, map)]));
        _session = OnnxSession.Open(model, task.Settings.Runtime);
    }

    public override string Layer => _graph.Layer.Name;

    /// <summary>The map at the pictures' size, [1, 1, H, W].</summary>
    public static Value Write(
        ActivationMethod method, ActivationGraph graph, ScoredPictures scored, GradientRules rules)
    {
        var small = method.Weigh(graph.At(scored, rules));
        return graph.Enlarge(method.Positive ? small.Relu() : small);
    }

    public override void Dispose() => _session.Dispose();

    protected override AttributionMap Compute(float[] picture, Objective unit, CancellationToken stop)
    {
        var results = _session.Run(new Dictionary<string, Tensor>(_graph.Scoring.Feeds([unit]))
        {
            [Pictures] = Tensor.Of(picture, _graph.Scoring.Part.Pictures),
        });
        return new(Task.Height, Task.Width, results[Map].ToFloats(), results[Scores].ToFloats()[0]);
    }
}
