using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Attribution;

/// <summary>What a method makes of its sums, in a session of its own.</summary>
sealed class FinishGraph : IDisposable
{
    const string Picture = "picture";
    const string Background = "background";
    const string Score = "score";
    const string Channels = "channels";
    const string Map = "map";

    readonly OnnxSession _session;
    readonly Shape _shape;

    FinishGraph(OnnxSession session, Shape shape) => (_session, _shape) = (session, shape);

    /// <summary>Opens what a method makes of its sums.</summary>
    public static FinishGraph Open(GradientMethod method, AttributionTask task)
    {
        var graph = new GraphBuilder();
        var type = new TensorType(ElementType.Float, [1, task.Channels, task.Height, task.Width]);
        var at = new SampledGradients(
            graph.Input(Picture, type), graph.Input(Background, type), graph.Input(Score, new(ElementType.Float, [1])),
            method.Moments.ToDictionary(moment => moment, moment => graph.Input($"{moment}", type)));
        var channels = method.Finish(at);
        var model = OnnxModel.Of(graph.Build([new(Channels, channels), new(Map, method.Channels.Over(channels))]));
        return new(OnnxSession.Open(model, task.Settings.Runtime), type.Shape);
    }

    /// <summary>The attribution of each channel of each pixel, [C, H, W], and that of each pixel, [H, W].</summary>
    public (float[] Channels, float[] Map) Run(
        float[] picture, float[] background, float score, IReadOnlyDictionary<Moment, float[]> sums)
    {
        var fed = sums.ToDictionary(pair => $"{pair.Key}", pair => Tensor.Of(pair.Value, _shape));
        fed[Picture] = Tensor.Of(picture, _shape);
        fed[Background] = Tensor.Of(background, _shape);
        fed[Score] = Tensor.Of([score], [1]);
        var results = _session.Run(fed);
        return (results[Channels].ToFloats(), results[Map].ToFloats());
    }

    public void Dispose() => _session.Dispose();
}
