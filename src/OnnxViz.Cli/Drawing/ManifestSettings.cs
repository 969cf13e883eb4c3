using OnnxViz.Ascent;
using OnnxViz.Cli.Output;

namespace OnnxViz.Cli.Drawing;

/// <summary>The settings of a manifest.</summary>
sealed record ManifestSettings(
    int Width,
    int Height,
    int Steps,
    int Seed,
    string Optimizer,
    float Rate,
    int Octaves,
    float Noise,
    int Jitter,
    PreprocessingReport Preprocessing,
    string Device,
    int Threads,
    int Batch)
{
    public static ManifestSettings Of(RunFacts facts, int batch)
    {
        var settings = facts.Settings;
        return new(
            settings.Width,
            settings.Height,
            settings.Steps,
            settings.Seed,
            $"{settings.Optimizer}",
            settings.Optimizer.Rate,
            settings.Filter is Octaves octaves ? octaves.Levels : 1,
            settings.Parameterization is Pixels pixels ? pixels.Noise : 0,
            settings.Transforms.OfType<Jitter>().Sum(jitter => jitter.Pixels),
            PreprocessingReport.Of(settings.Preprocessing, facts.PreprocessingSource),
            $"{settings.Runtime.Device}",
            settings.Runtime.Threads,
            batch);
    }
}
