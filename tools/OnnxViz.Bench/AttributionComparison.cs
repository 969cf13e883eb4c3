using System.Diagnostics;
using OnnxViz.Ascent;
using OnnxViz.Attribution;
using OnnxViz.Graph;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Bench;

/// <summary>Compares attributions of exported nets with PyTorch's.</summary>
static class AttributionComparison
{
    /// <summary>Makes one map the way that the command line does, and compares it; what OnnxViz refuses is in the
    /// result.</summary>
    /// <param name="row">The case.</param>
    /// <param name="folder">Where its files are.</param>
    /// <param name="settings">Where to run.</param>
    public static AttributionResult Compare(AttributionCase row, string folder, RuntimeSettings settings)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var found = Explain(row, folder, settings).Numbers;
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var expected = NpyFile.Read(Path.Combine(folder, row.Map)).Data;
            return new(
                row.Model, row.Objective, row.Method, row.Noise, Vectors.Cosine(found, expected),
                Vectors.Norm(found) / Vectors.Norm(expected), seconds, null);
        }
        catch (OnnxVizException error)
        {
            return new(row.Model, row.Objective, row.Method, row.Noise, 0, 0, 0, error.Message);
        }
    }

    static AttributionMap Explain(AttributionCase row, string folder, RuntimeSettings settings)
    {
        var network = Network.Load(Path.Combine(folder, row.Model));
        var picture = NpyFile.Read(Path.Combine(folder, row.Picture));
        var task = AttributionTask.For(
            new(network, network.Card.Preprocessing ?? Preprocessing.Preset("unit")),
            Objective.Parse(row.Objective), (int)picture.Shape[2], (int)picture.Shape[3], new(settings, Batch: 1));
        using var explainer = Method.Parse(row.Method).Open(task);
        return explainer.Explain(picture.Data);
    }
}
