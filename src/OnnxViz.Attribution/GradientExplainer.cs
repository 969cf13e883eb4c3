using OnnxViz.Ascent;

namespace OnnxViz.Attribution;

/// <summary>A method of gradients that is ready: its variations are run chunk by chunk and summed up.</summary>
sealed class GradientExplainer : Explainer
{
    readonly GradientMethod _method;
    readonly IReadOnlyList<float[]> _backgrounds;
    readonly PathGraph? _path;
    readonly VariationGraph? _gradients;
    readonly FinishGraph _finish;
    readonly Lazy<PictureScores> _scores;

    public GradientExplainer(GradientMethod method, AttributionTask task) : base(task)
    {
        (_method, _backgrounds) = (method, method.Backgrounds(task));
        _path = method.IsPath ? PathGraph.Open(task, method.Count) : null;
        _gradients = _path is null ? VariationGraph.Open(method, task) : null;
        _finish = FinishGraph.Open(method, task);
        _scores = new(() => PictureScores.Open(task, method.IsComplete ? 1 + _backgrounds.Count : 1));
    }

    protected override bool IsOfGradients => true;

    public override void Dispose()
    {
        _path?.Dispose();
        _gradients?.Dispose();
        _finish.Dispose();
        if (_scores.IsValueCreated)
        {
            _scores.Value.Dispose();
        }
    }

    protected override AttributionMap Compute(float[] picture, Objective unit, CancellationToken stop)
    {
        var ends = _method.IsComplete ? _scores.Value.Measure([picture, .. _backgrounds], unit, stop) : null;
        for (var count = _method.Count; ;)
        {
            var map = Once(picture, unit, count, ends, stop);
            if (_method.CountAfter(count, map) is not { } more)
            {
                return map;
            }

            count = more;
        }
    }

    AttributionMap Once(
        float[] picture, Objective unit, int count, IReadOnlyList<float>? ends, CancellationToken stop)
    {
        var variations = _method.Variations(count, Task.Settings);
        var (scores, sums) = Sums(picture, unit, variations, stop);
        var score = ends?[0] ?? (variations is [{ Share: 1, Draw: null }]
            ? scores[0]
            : _scores.Value.Measure([picture], unit, stop)[0]);
        var (channels, map) = _finish.Run(picture, _backgrounds[0], score, sums);
        var made = new AttributionMap(Task.Height, Task.Width, map, score) { Channels = channels };
        return ends is null ? _method.Measured(made) : Completeness.Measured(made, variations, ends, _method.Accepted);
    }

    (IReadOnlyList<float> Scores, IReadOnlyDictionary<Moment, float[]> Sums) Sums(
        float[] picture, Objective unit, IReadOnlyList<Variation> variations, CancellationToken stop) =>
        _path is not null
            ? ([], new Dictionary<Moment, float[]>
            {
                [Moment.Gradient] = _path.Run(variations, picture, _backgrounds[0], unit, stop),
            })
            : _gradients!.Run(
                variations, each => Picture(picture, each), each => Displacement(picture, each), unit, stop);

    float[] Picture(float[] picture, Variation variation)
    {
        var background = _backgrounds[variation.Background];
        var noise = variation.Draw is { } draw
            ? CountedNoise.Draw(Task.Settings.Seed, draw, picture.Length)
            : null;
        var varied = new float[picture.Length];
        for (var place = 0; place < varied.Length; place++)
        {
            varied[place] = (variation.Share * picture[place]) + ((1 - variation.Share) * background[place])
                + (noise is null ? 0 : _method.Deviation * noise[place]);
        }

        return varied;
    }

    float[] Displacement(float[] picture, Variation variation) =>
        [.. picture.Zip(_backgrounds[variation.Background], (mine, other) => mine - other)];
}
