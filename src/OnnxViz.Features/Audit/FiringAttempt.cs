using OnnxViz.Pictures;

namespace OnnxViz.Features;

/// <summary>What gradient ascent came to that tried to make a filter fire.</summary>
/// <param name="Channel">The filter.</param>
/// <param name="CanFire">Whether it fires on the picture; if not, no picture is known on which it does.</param>
/// <param name="Max">Its highest activation on the picture, measured on the picture as 8 bits hold it.</param>
/// <param name="Score">The pre-activation that was reached, in the middle of the layer or, where
/// <paramref name="Picture"/> raises all positions, on average.</param>
/// <param name="Picture">The picture on which its activation is highest.</param>
/// <param name="Drawn">The part of it that was drawn; the rest is grey.</param>
public sealed record FiringAttempt(int Channel, bool CanFire, float Max, float Score, Picture Picture, Picture Drawn);
