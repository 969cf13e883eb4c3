using OnnxViz.Cli.Output;

namespace OnnxViz.Cli.Drawing;

/// <summary>The settings of a manifest.</summary>
sealed record ManifestSettings(
    int Width,
    int Height,
    int Seed,
    string? Preset,
    string Recipe,
    int Variants,
    PreprocessingReport Preprocessing,
    string Device,
    int Threads)
{
    public static ManifestSettings Of(RunFacts facts)
    {
        var settings = facts.Settings;
        return new(
            settings.Width,
            settings.Height,
            settings.Seed,
            facts.Preset,
            $"{settings.Recipe}",
            settings.Variants,
            PreprocessingReport.Of(settings.Preprocessing, facts.PreprocessingSource),
            $"{settings.Runtime.Device}",
            settings.Runtime.Threads);
    }
}
