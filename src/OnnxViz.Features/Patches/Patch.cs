namespace OnnxViz.Features;

/// <summary>A place in a picture where a channel is strong.</summary>
/// <param name="Channel">The channel of the layer.</param>
/// <param name="Picture">The picture's place in its list.</param>
/// <param name="Name">The picture's name.</param>
/// <param name="Value">The activation there.</param>
/// <param name="Row">The position's row in the layer's map; 0 behind a classifier.</param>
/// <param name="Column">The position's column in the layer's map; 0 behind a classifier.</param>
public sealed record Patch(int Channel, int Picture, string Name, float Value, int Row, int Column);
