using OnnxViz.Ascent;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;
using OnnxViz.Testing;

namespace OnnxViz.Attribution.Tests;

/// <summary>A small network whose scores tests explain.</summary>
sealed class Explaining : IDisposable
{
    readonly NetworkFile _file;

    public Explaining(OnnxModel model, string preprocessing = "unit", int side = 16)
    {
        _file = new(model);
        (Network, Side) = (new(_file.Load(), Preprocessing.Preset(preprocessing)), side);
    }

    public static AttributionSettings Settings { get; } = new(RuntimeSettings.Default with { Threads = 1 }, Batch: 4);

    public PictureNetwork Network { get; }

    public int Side { get; }

    public float[] Picture(int seed = 1) => [.. SmallNets.Drawn(
        new Random(seed), [3, Side, Side]).ToFloats().Select(number => number + 0.5f)];

    public AttributionTask Task(string objective, AttributionSettings? settings = null) =>
        AttributionTask.For(Network, Objective.Parse(objective), Side, Side, settings ?? Settings);

    public AttributionMap Explain(
        string method, string objective, float[]? picture = null, AttributionSettings? settings = null)
    {
        using var explainer = Method.Parse(method).Open(Task(objective, settings));
        return explainer.Explain(picture ?? Picture());
    }

    public float Score(string objective, float[] picture)
    {
        using var scores = PictureScores.Open(Task(objective), 1);
        return scores.Measure([picture], Task(objective).Unit)[0];
    }

    public void Dispose() => _file.Dispose();
}
