using System.Numerics.Tensors;
using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Runtime;
using Tensor = OnnxViz.Graph.Tensor;

namespace OnnxViz.Attribution;

/// <summary>
/// What a method sums over variations of one picture, in one session that takes a chunk of them at a time, so that
/// memory does not grow with their number.
/// </summary>
sealed class VariationGraph : IDisposable
{
    const string Pictures = "pictures";
    const string Weights = "weights";
    const string Displacements = "displacements";
    const string Scores = "scores";

    readonly Scoring _scoring;
    readonly OnnxSession _session;
    readonly IReadOnlyList<Moment> _moments;

    VariationGraph(Scoring scoring, OnnxSession session, IReadOnlyList<Moment> moments) =>
        (_scoring, _session, _moments) = (scoring, session, moments);

    /// <summary>Opens a network.</summary>
    public static VariationGraph Open(GradientMethod method, AttributionTask task)
    {
        var scoring = Scoring.Of(
            task.Network, [.. Enumerable.Repeat(task.Unit, task.BatchFor(method.Count))], task.Height, task.Width,
            Narrowing.Fed);
        var model = Write(scoring, method, task.Unit.Layers, GradientRules.For(ProfileOf(task.Settings.Runtime)));
        return new(scoring, OnnxSession.Open(model, task.Settings.Runtime), method.Moments);
    }

    /// <summary>The kind of machine that graphs are written for.</summary>
    public static Profile ProfileOf(RuntimeSettings runtime) =>
        runtime.Device is CudaDevice ? Profile.Cuda : Profile.Cpu;

    /// <summary>Sums over variations.</summary>
    /// <param name="variations">Pictures, [C, H, W] each, the weights of their gradients, and what they differ from
    /// their backgrounds by where that is summed.</param>
    /// <param name="unit">The unit, its layers named by tensors.</param>
    /// <param name="stop">Ends it between two chunks.</param>
    /// <returns>The score of each, and the sums, [C, H, W] each.</returns>
    public (IReadOnlyList<float> Scores, IReadOnlyDictionary<Moment, float[]> Sums) Run(
        IEnumerable<(float[] Picture, float Weight, Func<float[]> Displacement)> variations,
        Objective unit,
        CancellationToken stop)
    {
        var shape = _scoring.Part.Pictures;
        var fed = new Dictionary<string, Tensor>(_scoring.Feeds([.. Enumerable.Repeat(unit, (int)shape[0])]));
        var scores = new List<float>();
        var sums = _moments.ToDictionary(moment => moment, _ => new float[shape.Size / shape[0]]);
        foreach (var chunk in variations.Chunk((int)shape[0]))
        {
            stop.ThrowIfCancellationRequested();
            Feed(fed, chunk);
            var results = _session.Run(fed);
            scores.AddRange(results[Scores].ToFloats().Take(chunk.Length));
            foreach (var (moment, sum) in sums)
            {
                TensorPrimitives.Add(sum, results[$"{moment}"].ToFloats(), sum);
            }
        }

        return (scores, sums);
    }

    public void Dispose() => _session.Dispose();

    void Feed(
        Dictionary<string, Tensor> fed, (float[] Picture, float Weight, Func<float[]> Displacement)[] chunk)
    {
        var shape = _scoring.Part.Pictures;
        fed[Pictures] = Tensor.Of(Batches.Filled([.. chunk.Select(each => each.Picture)], shape), shape);
        var weights = new float[shape[0]];
        chunk.Select(each => each.Weight).ToArray().CopyTo(weights, 0);
        fed[Weights] = Tensor.Of(weights, [shape[0], 1, 1, 1]);
        if (_moments.Contains(Moment.Displaced))
        {
            fed[Displacements] = Tensor.Of(
                Batches.Filled([.. chunk.Select(each => each.Displacement())], shape), shape);
        }
    }

    static OnnxModel Write(
        Scoring scoring, GradientMethod method, IEnumerable<string> layers, GradientRules rules)
    {
        var graph = new GraphBuilder();
        var type = new TensorType(ElementType.Float, scoring.Part.Pictures);
        var pictures = graph.Input(Pictures, type);
        var scored = Scored(scoring, pictures, (name, fed) => graph.Input(name, fed), layers);
        var arrived = method.Arrive(scored, rules).Cast(ElementType.Float);
        var weights = graph.Input(Weights, new(ElementType.Float, [type.Shape[0], 1, 1, 1]));
        var displacements = method.Moments.Contains(Moment.Displaced) ? graph.Input(Displacements, type) : null;
        var outputs = new Dictionary<string, Value> { [Scores] = scored.Scores };
        foreach (var moment in method.Moments)
        {
            outputs[$"{moment}"] = moment.Sum(arrived, weights, displacements);
        }

        return scoring.Part.ModelOf(graph.Build(outputs));
    }

    /// <summary>Writes the network behind pictures, and their scores.</summary>
    public static ScoredPictures Scored(
        Scoring scoring, Value pictures, Func<string, TensorType, Value> feed, IEnumerable<string> layers)
    {
        IReadOnlyDictionary<string, Value>? tensors = null;
        var (scores, _) = scoring.Write(
            channels =>
            {
                var values = scoring.Part.Of(pictures, channels);
                tensors = values.Tensors;
                return values;
            },
            feed);
        return new(pictures, scores, [.. layers.Distinct().Select(layer => tensors![layer])], tensors!);
    }
}
