using OnnxViz.Ascent;
using OnnxViz.Networks;
using OnnxViz.Runtime;

namespace OnnxViz.Atlas;

/// <summary>
/// How the pictures of an atlas are drawn: all that their bytes hang on but for model, versions and batch.
/// </summary>
/// <param name="Width">Their width in pixels.</param>
/// <param name="Height">Their height in pixels.</param>
/// <param name="Seed">The seed of all random numbers.</param>
/// <param name="Recipe">The recipe, in text.</param>
/// <param name="Preprocessing">How pictures go into the network.</param>
/// <param name="Device">The kind of device: cpu, cuda or cuda+tf32.</param>
public sealed record AtlasLook(
    int Width, int Height, int Seed, string Recipe, Preprocessing Preprocessing, string Device)
{
    /// <summary>The look that settings make.</summary>
    public static AtlasLook Of(AscentSettings settings) => new(
        settings.Width,
        settings.Height,
        settings.Seed,
        $"{settings.Recipe}",
        settings.Preprocessing,
        settings.Runtime.Device is CudaDevice cuda ? cuda.Kind : "cpu");
}
