using OnnxViz.Gradients;
using OnnxViz.Graph;

namespace OnnxViz.Attribution;

/// <summary>A method of gradients as one graph: its variations, and behind them the picture itself, are the batch.</summary>
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

    /// <summary>The backgrounds, [B, C, H, W], or [B, C, 1, 1] where each is one colour.</summary>
    Value Backgrounds(GraphBuilder graph)
    {
        var plane = task.Height * task.Width;
        var areColours = _backgrounds.All(
            background => background.Chunk(plane).All(colours => Array.TrueForAll(colours, each => each == colours[0])));
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
