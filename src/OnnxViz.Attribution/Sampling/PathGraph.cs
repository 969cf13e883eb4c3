using System.Numerics.Tensors;
using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Runtime;
using Tensor = OnnxViz.Graph.Tensor;

namespace OnnxViz.Attribution;

/// <summary>
/// The sum of gradients on the straight way between two pictures, where the network's start is affine: that is run for
/// both pictures alone, points are taken behind it, and the sum of what arrives there is led back through it once.
/// </summary>
sealed class PathGraph : IDisposable
{
    const string Picture = "picture";
    const string From = "from";
    const string Way = "way";
    const string Shares = "shares";
    const string Weights = "weights";
    const string Scores = "scores";
    const string End = "end";
    const string Sum = "sum";
    const string Gradient = "gradient";

    readonly Scoring _scoring;
    readonly OnnxSession _head;
    readonly Chunks _chunks;
    readonly ChunkedRuns _body;
    readonly OnnxSession _back;

    PathGraph(Scoring scoring, Chunks chunks, OnnxSession head, ChunkedRuns body, OnnxSession back) =>
        (_scoring, _chunks, _head, _body, _back) = (scoring, chunks, head, body, back);

    /// <summary>Opens a network; null where its start is not affine.</summary>
    /// <param name="task">What is explained.</param>
    /// <param name="count">The points that there will be.</param>
    public static PathGraph? Open(AttributionTask task, int count)
    {
        var chunks = Chunks.For(task, count);
        var scoring = Scoring.Of(
            task.Network, [.. Enumerable.Repeat(task.Unit, chunks.Size)], task.Height, task.Width, Narrowing.Fed);
        var whole = new GraphBuilder();
        var pictures = whole.Input(Picture, new(ElementType.Float, scoring.Part.Pictures));
        var scored = VariationGraph.Scored(scoring, pictures, (name, type) => whole.Input(name, type), []);
        var rules = DeviceRules.For(task.Settings.Runtime);
        return SplitNetwork.Of(whole.Build([new(Scores, scored.Scores)]), Picture) is not { } split
            ? null
            : new(
                scoring,
                chunks,
                Session(Head(split, pictures.Type, null)),
                new(scoring.Part.ModelOf(Body(split, rules)), chunks, task.Settings.Runtime, Sum),
                Session(Head(split, pictures.Type, rules)));

        OnnxSession Session(OnnxGraph part) => OnnxSession.Open(scoring.Part.ModelOf(part), task.Settings.Runtime);
    }

    /// <summary>Sums over points of the way.</summary>
    /// <param name="variations">The points.</param>
    /// <param name="picture">Where the way ends.</param>
    /// <param name="background">Where it begins.</param>
    /// <param name="unit">The unit, its layers named by tensors.</param>
    /// <param name="stop">Ends it between two chunks.</param>
    /// <returns>The weighted sum of the gradients with respect to the picture.</returns>
    public float[] Run(
        IReadOnlyList<Variation> variations, float[] picture, float[] background, Objective unit,
        CancellationToken stop)
    {
        var (start, end) = (Ahead(background), Ahead(picture));
        var way = new float[start.Shape.Size];
        TensorPrimitives.Subtract(end.ToFloats(), start.ToFloats(), way);
        var common = new Dictionary<string, Tensor>(_scoring.Feeds([.. Enumerable.Repeat(unit, _chunks.Size)]))
        {
            [From] = start,
            [Way] = Tensor.Of(way, start.Shape),
        };
        var sum = _body.Run(
            common, _chunks.Number(variations.Count), (chunk, inputs) => Fill(variations, chunk, inputs),
            (_, _) => { }, stop)[Sum];
        return _back.Run(new Dictionary<string, Tensor>
        {
            [Picture] = Tensor.Of(picture, _scoring.Part.Pictures.With(0, 1)),
            [Sum] = Tensor.Of(sum, start.Shape),
        })[Gradient].ToFloats();
    }

    public void Dispose()
    {
        _head.Dispose();
        _body.Dispose();
        _back.Dispose();
    }

    Tensor Ahead(float[] picture) => _head.Run(new Dictionary<string, Tensor>
    {
        [Picture] = Tensor.Of(picture, _scoring.Part.Pictures.With(0, 1)),
    })[End];

    void Fill(IReadOnlyList<Variation> variations, int chunk, RunBuffers inputs)
    {
        for (var slot = 0; slot < _chunks.Size; slot++)
        {
            var place = (chunk * _chunks.Size) + slot;
            inputs.Of<float>(Shares)[slot] = place < variations.Count ? variations[place].Share : 0;
            inputs.Of<float>(Weights)[slot] = place < variations.Count ? variations[place].Weight : 0;
        }
    }

    /// <summary>The start for one picture; where there are rules, what a gradient at its end becomes at the picture.
    /// </summary>
    static OnnxGraph Head(SplitNetwork split, TensorType pictures, GradientRules? rules)
    {
        var builder = new GraphBuilder();
        var picture = builder.Input(Picture, pictures.Sized(pictures.Shape.With(0, 1)));
        var end = split.Start(picture);
        return rules is null
            ? builder.Build([new(End, end)])
            : builder.Build([new(Gradient, new Differentiator(rules).Differentiate(
                [new Seed(end, builder.Input(Sum, end.Type))], [picture])[0])]);
    }

    static OnnxGraph Body(SplitNetwork split, GradientRules rules)
    {
        var builder = new GraphBuilder();
        var single = split.Between.Sized(split.Between.Shape.With(0, 1));
        var column = new TensorType(ElementType.Float, [split.Between.Shape[0], 1, 1, 1]);
        var points = builder.Input(From, single) + (builder.Input(Shares, column) * builder.Input(Way, single));
        var arrived = new Differentiator(rules).Differentiate(split.Rest(points)[Scores], points)[0];
        return builder.Build([new(Sum, Moment.Gradient.Sum(arrived, builder.Input(Weights, column), null))]);
    }
}
