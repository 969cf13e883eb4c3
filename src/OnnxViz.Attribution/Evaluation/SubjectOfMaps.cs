using OnnxViz.Ascent;

namespace OnnxViz.Attribution;

/// <summary>A picture on which methods are judged.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Pixels">[C, H, W] in [0, 1].</param>
/// <param name="Objective">What is explained.</param>
public sealed record SubjectOfMaps(string Name, float[] Pixels, Objective Objective)
{
    /// <summary>Maps that are there already, [H, W] each; those of other methods are made.</summary>
    public IReadOnlyDictionary<Method, float[]> Maps { get; init; } = new Dictionary<Method, float[]>();
}
