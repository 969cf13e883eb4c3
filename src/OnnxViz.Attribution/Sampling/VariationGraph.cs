using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Attribution;

/// <summary>
/// What a method sums over variations of one picture, in one session that takes a chunk of them at a time.
/// </summary>
sealed class VariationGraph : IDisposable
{
    const string Pictures = "pictures";
    const string Weights = "weights";
    const string Displacements = "displacements";
    const string Scores = "scores";

    readonly Scoring _scoring;
    readonly Chunks _chunks;
    readonly ChunkedRuns _runs;
    readonly IReadOnlyList<Moment> _moments;

    VariationGraph(Scoring scoring, Chunks chunks, ChunkedRuns runs, IReadOnlyList<Moment> moments) =>
        (_scoring, _chunks, _runs, _moments) = (scoring, chunks, runs, moments);

    /// <summary>Opens a network.</summary>
    public static VariationGraph Open(GradientMethod method, AttributionTask task)
    {
        var chunks = Chunks.For(task, method.Count);
        var scoring = Scoring.Of(
            task.Network, [.. Enumerable.Repeat(task.Unit, chunks.Size)], task.Height, task.Width, Narrowing.Fed);
        var model = Write(
            scoring, method, task.Unit.Layers, DeviceRules.For(task.Settings.Runtime));
        string[] sums = [.. method.Moments.Select(moment => $"{moment}")];
        return new(scoring, chunks, new(model, chunks, task.Settings.Runtime, sums), method.Moments);
    }

    /// <summary>Sums over variations.</summary>
    /// <param name="variations">The variations.</param>
    /// <param name="picture">Makes the picture of one, [C, H, W]; several at the same time.</param>
    /// <param name="displacement">Makes what one differs from its background by, where that is summed.</param>
    /// <param name="unit">The unit, its layers named by tensors.</param>
    /// <param name="stop">Ends it between two chunks.</param>
    /// <returns>The score of each, and the sums, [C, H, W] each.</returns>
    public (IReadOnlyList<float> Scores, IReadOnlyDictionary<Moment, float[]> Sums) Run(
        IReadOnlyList<Variation> variations,
        Func<Variation, float[]> picture,
        Func<Variation, float[]> displacement,
        Objective unit,
        CancellationToken stop)
    {
        var (count, scores) = (variations.Count, new float[variations.Count]);
        var sums = _runs.Run(
            _scoring.Feeds([.. Enumerable.Repeat(unit, _chunks.Size)]),
            _chunks.Number(count),
            (chunk, inputs) => Fill(variations, chunk, inputs, picture, displacement),
            (chunk, outputs) => outputs.Of<float>(Scores)[..Math.Min(_chunks.Size, count - (chunk * _chunks.Size))]
                .CopyTo(scores.AsSpan(chunk * _chunks.Size)),
            stop);
        return (scores, _moments.ToDictionary(moment => moment, moment => sums[$"{moment}"]));
    }

    public void Dispose() => _runs.Dispose();

    /// <remarks>Empty slots hold the last variation again, and weigh nothing.</remarks>
    void Fill(
        IReadOnlyList<Variation> variations,
        int chunk,
        RunBuffers inputs,
        Func<Variation, float[]> picture,
        Func<Variation, float[]> displacement)
    {
        var size = (int)(_scoring.Part.Pictures.Size / _chunks.Size);
        for (var slot = 0; slot < _chunks.Size; slot++)
        {
            var place = (chunk * _chunks.Size) + slot;
            var variation = variations[Math.Min(place, variations.Count - 1)];
            picture(variation).CopyTo(inputs.Of<float>(Pictures)[(slot * size)..]);
            inputs.Of<float>(Weights)[slot] = place < variations.Count ? variation.Weight : 0;
            if (_moments.Contains(Moment.Displaced))
            {
                displacement(variation).CopyTo(inputs.Of<float>(Displacements)[(slot * size)..]);
            }
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
