using OnnxViz.Fuzz.Running;
using OnnxViz.Fuzz.Seeds;

namespace OnnxViz.Fuzz.Inputs;

/// <summary>The inputs of a run.</summary>
static class Sources
{
    /// <summary>The inputs that settings describe.</summary>
    public static Source Of(RunSettings settings) => settings.Pictures
        ? new PictureSource(
            settings.Seed, [.. SeedPictures.Own, .. settings.Seeds is { } photos ? SeedPictures.In(photos) : []])
        : new InputSource(
            settings.Seed, [.. SeedModels.Own, .. settings.Seeds is { } models ? SeedModels.In(models) : []]);
}
