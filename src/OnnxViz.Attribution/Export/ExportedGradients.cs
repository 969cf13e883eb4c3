using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>
/// A method of gradients as one graph: its variations, and behind them the picture itself, are the batch.
/// </summary>
/// <param name="method">The method.</param>
/// <param name="task">What is explained.</param>
/// <param name="units">What is explained, written into the graph.</param>
sealed class ExportedGradients(GradientMethod method, AttributionTask task, ExportedUnit units)
{
    readonly IReadOnlyList<Variation> _variations = method.Variations(method.Count, task.Settings);
    readonly IReadOnlyList<float[]> _backgrounds = method.Backgrounds(task);

    bool IsSingle => _variations is [{ Share: 1, Draw: null }];

    /// <summary>The model.</summary>
    public OnnxModel Write()
    {
        var graph = new GraphBuilder();
        var outputs = new Dictionary<string, Value>();
        var picture = graph.Input(
            ExplainModel.Picture, new(ElementType.Float, [1, task.Channels, task.Height, task.Width]));
        var backgrounds = Backgrounds(graph);
        if (method.IsPath && Path() is { } split)
        {
            return Write(picture, backgrounds, split.Network, split.Scoring);
        }

        var pictures = IsSingle ? picture : new[] { Varied(picture, backgrounds), picture }.Concat(0);
        var scoring = units.Scoring((int)pictures.Shape[0]);
        var scored = units.Write(scoring, pictures, outputs);
        var arrived = method.Arrive(scored, GradientRules.Standard).Cast(ElementType.Float);
        var sums = Sums(picture, backgrounds, arrived);
        outputs[ExplainModel.Score] = scored.Scores.Slice(0, pictures.Shape[0] - 1, 1);
        var at = new SampledGradients(
            picture, backgrounds.Slice(0, 0, 1), outputs[ExplainModel.Score], sums);
        outputs[ExplainModel.Map] = method.Channels.Over(method.Finish(at));
        return scoring.Part.ModelOf(graph.Build(outputs));
    }

    /// <summary>The network for all points and the picture itself, in two parts, as ours runs it.</summary>
    (SplitNetwork Network, Scoring Scoring)? Path()
    {
        var (graph, outputs) = (new GraphBuilder(), new Dictionary<string, Value>());
        var scoring = units.Scoring(_variations.Count + 1);
        var pictures = graph.Input(ExplainModel.Picture, new(ElementType.Float, scoring.Part.Pictures));
        outputs[ExplainModel.Score] = units.Write(scoring, pictures, outputs).Scores;
        return SplitNetwork.Of(graph.Build(outputs), ExplainModel.Picture) is { } split ? (split, scoring) : null;
    }

    /// <summary>Points are taken behind the affine start, and the sum of what arrives there is led back once.</summary>
    OnnxModel Write(Value picture, Value backgrounds, SplitNetwork split, Scoring scoring)
    {
        var ends = split.Start(new[] { backgrounds.Expand(picture.Shape), picture }.Concat(0)).Split(0, 1, 1);
        var points = ends[0] + (Column(picture.Builder, _variations.Select(each => each.Share)) * (ends[1] - ends[0]));
        var all = new[] { points, ends[1] }.Concat(0);
        var rest = split.Rest(all);
        var arrived = new Differentiator(GradientRules.Standard).Differentiate(rest[ExplainModel.Score], all)[0];
        var sum = Moment.Gradient.Sum(
            arrived.Slice(0, 0, _variations.Count),
            Column(picture.Builder, _variations.Select(each => each.Weight)),
            null);
        var gradient = new Differentiator(GradientRules.Standard).Differentiate([new Seed(ends[1], sum)], [picture])[0];
        var score = rest[ExplainModel.Score].Slice(0, _variations.Count, 1);
        var at = new SampledGradients(
            picture, backgrounds, score, new Dictionary<Moment, Value> { [Moment.Gradient] = gradient });
        var outputs = new Dictionary<string, Value>
        {
            [ExplainModel.Score] = score,
            [ExplainModel.Map] = method.Channels.Over(method.Finish(at)),
        };
        if (rest.TryGetValue(ExplainModel.Class, out var top))
        {
            outputs[ExplainModel.Class] = top;
        }

        return scoring.Part.ModelOf(picture.Builder.Build(outputs));
    }

    /// <summary>The backgrounds, [B, C, H, W], or [B, C, 1, 1] where each is one colour.</summary>
    Value Backgrounds(GraphBuilder graph)
    {
        var plane = task.Height * task.Width;
        var areColours = _backgrounds.All(
            background =>
                background.Chunk(plane).All(colours => Array.TrueForAll(colours, each => each == colours[0])));
        var numbers = areColours
            ? _backgrounds.SelectMany(background => background.Where((_, place) => place % plane == 0))
            : _backgrounds.SelectMany(background => background);
        Shape shape = areColours
            ? [_backgrounds.Count, task.Channels, 1, 1]
            : [_backgrounds.Count, task.Channels, task.Height, task.Width];
        return graph.Constant(Tensor.Of([.. numbers], shape), "backgrounds");
    }

    Value Varied(Value picture, Value backgrounds)
    {
        var shares = Column(picture.Builder, _variations.Select(each => each.Share));
        var varied = _variations.All(each => each.Share == 1)
            ? picture.Expand(picture.Shape.With(0, _variations.Count))
            : (picture * shares) + (Chosen(backgrounds) * (1 - shares));
        return method.Deviation == 0
            ? varied
            : varied + (CountedNoise.Write(picture.Builder, task.Settings.Seed, varied.Shape) * method.Deviation);
    }

    Dictionary<Moment, Value> Sums(Value picture, Value backgrounds, Value arrived)
    {
        var gradients = arrived.Slice(0, 0, _variations.Count);
        var weights = Column(picture.Builder, _variations.Select(each => each.Weight));
        var displacements = method.Moments.Contains(Moment.Displaced) ? picture - Chosen(backgrounds) : null;
        return method.Moments.ToDictionary(
            moment => moment, moment => moment.Sum(gradients, weights, displacements));
    }

    /// <summary>The background of each variation.</summary>
    Value Chosen(Value backgrounds) => backgrounds.Shape[0] == 1
        ? backgrounds
        : backgrounds.Gather(
            backgrounds.Builder.Integers([.. _variations.Select(each => (long)each.Background)]), 0);

    static Value Column(GraphBuilder graph, IEnumerable<float> numbers)
    {
        float[] column = [.. numbers];
        return graph.Constant(Tensor.Of(column, [column.Length, 1, 1, 1]), "column");
    }
}
