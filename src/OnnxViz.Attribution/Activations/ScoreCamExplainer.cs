using OnnxViz.Ascent;
using OnnxViz.Gradients;
using OnnxViz.Graph;
using OnnxViz.Runtime;

namespace OnnxViz.Attribution;

/// <summary>Score-CAM that is ready: one run to the layer, then one for each channel.</summary>
sealed class ScoreCamExplainer : Explainer
{
    const string Pictures = "pictures";
    const string Activation = "activation";

    readonly ScoreCam _method;
    readonly ActivationGraph _graph;
    readonly OnnxSession _session;
    readonly PictureScores _scores;
    readonly float[] _baseline;

    public ScoreCamExplainer(ScoreCam method, AttributionTask task) : base(task)
    {
        (_method, _baseline) = (method, method.Baseline.Picture(task));
        _graph = new(task, LastPositions.Choose(task, method.Layer));
        var graph = new GraphBuilder();
        var pictures = graph.Input(Pictures, new(ElementType.Float, _graph.Scoring.Part.Pictures));
        var scored = VariationGraph.Scored(
            _graph.Scoring, pictures, (name, type) => graph.Input(name, type), task.Unit.Layers);
        var activation = _graph.At(scored, GradientRules.Standard).Activation;
        (Channels, Rows, Columns) = ((int)activation.Shape[1], (int)activation.Shape[2], (int)activation.Shape[3]);
        _session = OnnxSession.Open(
            _graph.Scoring.Part.ModelOf(graph.Build([new(Activation, activation + 0)])), task.Settings.Runtime);
        _scores = PictureScores.Open(task, 1 + Channels);
    }

    public override string Layer => _graph.Layer.Name;

    int Channels { get; }

    int Rows { get; }

    int Columns { get; }

    public override void Dispose()
    {
        _session.Dispose();
        _scores.Dispose();
    }

    protected override AttributionMap Compute(float[] picture, Objective unit, CancellationToken stop)
    {
        var activation = _session.Run(new Dictionary<string, Tensor>(_graph.Scoring.Feeds([unit]))
        {
            [Pictures] = Tensor.Of(picture, _graph.Scoring.Part.Pictures),
        })[Activation].ToFloats();
        var maps = Chosen([.. activation.Chunk(Rows * Columns)]);
        var scores = _scores.Measure(
            1 + maps.Length,
            number => number == 0 ? picture : Masked.Apply(picture, _baseline, Mask(maps[number - 1])),
            unit,
            stop);
        var small = Weighed(maps, [.. scores.Skip(1)]);
        var map = Enlargement.Apply(small, (Rows, Columns), (Task.Height, Task.Width));
        return new(Task.Height, Task.Width, map, scores[0]);
    }

    float[] Mask(float[] map)
    {
        var large = Enlargement.Apply(map, (Rows, Columns), (Task.Height, Task.Width));
        var (low, high) = (large.Min(), large.Max());
        return [.. large.Select(number => (number - low) / (high - low))];
    }

    /// <summary>Channels that are the same everywhere leave nothing or all of the picture: they are left out.</summary>
    float[][] Chosen(float[][] maps)
    {
        var differing = maps.Where(map => map.Max() > map.Min());
        return _method.Most > 0 && _method.Most < maps.Length
            ? [.. differing.OrderByDescending(Variance).Take(_method.Most)]
            : [.. differing];
    }

    static double Variance(float[] map)
    {
        var mean = map.Average();
        return map.Sum(number => Math.Pow(number - mean, 2));
    }

    static float[] Weighed(float[][] maps, float[] scores)
    {
        var small = new double[maps.Length == 0 ? 0 : maps[0].Length];
        var greatest = scores.Length == 0 ? 0 : scores.Max();
        var shares = scores.Select(score => Math.Exp(score - greatest)).ToArray();
        var sum = shares.Sum();
        foreach (var (map, share) in maps.Zip(shares))
        {
            for (var place = 0; place < small.Length; place++)
            {
                small[place] += share / sum * map[place];
            }
        }

        return [.. small.Select(number => (float)Math.Max(0, number))];
    }
}
