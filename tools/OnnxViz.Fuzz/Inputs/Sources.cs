using OnnxViz.Fuzz.Running;
using OnnxViz.Fuzz.Seeds;

namespace OnnxViz.Fuzz.Inputs;

/// <summary>The inputs of a run.</summary>
static class Sources
{
    /// <summary>The inputs that settings describe.</summary>
    public static InputSource Of(RunSettings settings) =>
        new(settings.Seed, [.. SeedModels.Own, .. settings.Models is { } folder ? SeedModels.In(folder) : []]);
}
