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
    const string Least = "least";

    readonly ActivationMethod _method;
    readonly ActivationGraph _graph;
    readonly OnnxSession _session;

    public ActivationExplainer(ActivationMethod method, AttributionTask task) : base(task)
    {
        _method = method;
        _graph = new(task, LastPositions.Choose(task, method.Layer));
        var graph = new GraphBuilder();
        var pictures = graph.Input(Pictures, new(ElementType.Float, _graph.Scoring.Part.Pictures));
        var scored = VariationGraph.Scored(
            _graph.Scoring, pictures, (name, type) => graph.Input(name, type), task.Unit.Layers);
        var (map, least) = Write(
            method, _graph, scored, DeviceRules.For(task.Settings.Runtime));
        var model = _graph.Scoring.Part.ModelOf(
            graph.Build([new(Scores, scored.Scores), new(Map, map), new(Least, least)]));
        _session = OnnxSession.Open(model, task.Settings.Runtime);
    }

    public override string Layer => _graph.Layer.Name;

    /// <summary>The map at the pictures' size, [1, 1, H, W], and its least number before what is negative is left out.
    /// </summary>
    public static (Value Map, Value Least) Write(
        ActivationMethod method, ActivationGraph graph, ScoredPictures scored, GradientRules rules)
    {
        var small = method.Weigh(graph.At(scored, rules));
        return (graph.Enlarge(method.Positive ? small.Relu() : small), small.Min(keep: false));
    }

    protected override bool IsOfGradients => true;

    public override void Dispose() => _session.Dispose();

    protected override AttributionMap Compute(float[] picture, Objective unit, CancellationToken stop)
    {
        var results = _session.Run(new Dictionary<string, Tensor>(_graph.Scoring.Feeds([unit]))
        {
            [Pictures] = Tensor.Of(picture, _graph.Scoring.Part.Pictures),
        });
        var map = new AttributionMap(
            Task.Height, Task.Width, results[Map].ToFloats(), results[Scores].ToFloats()[0]);
        return map.IsEmpty && results[Least].ToFloats()[0] < 0
            ? map with
            {
                Remarks = ["the map is zero everywhere: all of the layer counts against the score, which "
                + $"{_method with { Positive = false }} shows"]
            }
            : map;
    }
}
