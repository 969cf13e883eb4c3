namespace OnnxViz.Atlas;

/// <summary>A picture of a unit in another atlas: by another preset, or from another seed.</summary>
/// <param name="Look">The other atlas's name: that of its folder.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="File">The picture, from the folder of the atlas that it is shown in.</param>
/// <param name="Score">The unit's score in it, as it is saved.</param>
public sealed record UnitLook(string Look, int Seed, string File, float Score);
