namespace OnnxViz.Features;

/// <summary>Where a filter is highest.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Row">The row of the map, from 0; null where the layer has no rows.</param>
/// <param name="Column">The column of the map, from 0; null where the layer has no columns.</param>
/// <param name="Sees">The pixels of the input that this position sees.</param>
public sealed record FilterPeak(PictureEntry Picture, int? Row, int? Column, PatchWindow Sees);
