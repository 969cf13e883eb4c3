using OnnxViz.Runtime;

namespace OnnxViz.Attribution;

/// <summary>How methods are run.</summary>
/// <param name="Runtime">Where.</param>
/// <param name="Batch">The most pictures that the network is given at once: it bounds the memory.</param>
/// <param name="Seed">Another seed draws other noise, masks and backgrounds.</param>
public sealed record AttributionSettings(
    RuntimeSettings Runtime, int Batch = AttributionSettings.UsualBatch, int Seed = 0)
{
    /// <summary>The pictures at once where nobody says.</summary>
    public const int UsualBatch = 8;

    /// <summary>Pictures to compare with, [C, H, W] each in [0, 1], for methods that draw from a set.</summary>
    public IReadOnlyList<float[]> Background { get; init; } = [];

    /// <summary>How tokens lie in the picture; found from the network where null.</summary>
    public TokenGrid? Tokens { get; init; }
}
