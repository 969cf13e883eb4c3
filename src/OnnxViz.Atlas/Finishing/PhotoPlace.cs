namespace OnnxViz.Atlas;

/// <summary>Where a photograph excites a unit most.</summary>
/// <param name="Photo">The photograph's name.</param>
/// <param name="Activation">The activation there.</param>
public sealed record PhotoPlace(string Photo, float Activation);
