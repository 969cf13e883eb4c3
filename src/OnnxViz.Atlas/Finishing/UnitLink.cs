namespace OnnxViz.Atlas;

/// <summary>A unit that another one gets numbers from, or gives numbers to.</summary>
/// <param name="Layer">Its layer.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="Share">
/// The norm of the weights between the two over the norm of the whole kernel that they belong to, at most 1; negative
/// where the weights' sum is.
/// </param>
public sealed record UnitLink(AtlasLayer Layer, int Channel, float Share);
